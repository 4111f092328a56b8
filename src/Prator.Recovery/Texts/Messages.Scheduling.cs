namespace Prator.Recovery;

internal static partial class Messages
{
    public static string AccountNeedsMachine => Texts.Of(nameof(AccountNeedsMachine));

    public static string AsFileFolderMissing(string folder) => Texts.Of(nameof(AsFileFolderMissing), folder);

    public static string ConnectionOnCommandLine => Texts.Of(nameof(ConnectionOnCommandLine));

    public static string EngineMissing => Texts.Of(nameof(EngineMissing));

    public static string FileOfParameterMissing(string parameter, string path) => Texts.Of(nameof(FileOfParameterMissing), parameter, path);

    public static string FolderOfParameterMissing(string parameter, string path) => Texts.Of(nameof(FolderOfParameterMissing), parameter, path);

    public static string FolderUnfit(string folder) => Texts.Of(nameof(FolderUnfit), folder);

    public static string JobRemoved(string scheduler, string name) => Texts.Of(nameof(JobRemoved), scheduler, name);

    public static string JobUnknown(string scheduler, string name) => Texts.Of(nameof(JobUnknown), scheduler, name);

    public static string LingerMissing(string user) => Texts.Of(nameof(LingerMissing), user);

    public static string PathNotRooted(string parameter, string path, object? system, string example) => Texts.Of(nameof(PathNotRooted), parameter, path, system, example);

    public static string PathUnfit(string text) => Texts.Of(nameof(PathUnfit), text);

    public static string RemoveDailyJob => Texts.Of(nameof(RemoveDailyJob));

    public static string RunEveryDay(TimeOnly time) => Texts.Of(nameof(RunEveryDay), time);

    public static string ScheduleElsewhere(object? system) => Texts.Of(nameof(ScheduleElsewhere), system);

    public static string ScheduleRefused(string program, string arguments, int exitCode, string output, string errors) => Texts.Of(nameof(ScheduleRefused), program, arguments, exitCode, output, errors);

    public static string SchedulerMissing(string program, string fault) => Texts.Of(nameof(SchedulerMissing), program, fault);

    public static string SchedulerUnknown => Texts.Of(nameof(SchedulerUnknown));

    public static string ScopeUnknown => Texts.Of(nameof(ScopeUnknown));

    public static string TimeInvalid(string time) => Texts.Of(nameof(TimeInvalid), time);

    public static string WriteSchedule(string scheduler) => Texts.Of(nameof(WriteSchedule), scheduler);
}
