namespace Prator.Recovery.Commands;

/// <summary>What to do about an error, whatever the case; its message says what to do in this one.</summary>
internal static class Advice
{
    public static string On(string errorId) => errorId switch
    {
        "AsOfBeforeFiles" or "AsOfInvalid" or "BoundaryOrder" or "DateInvalid" or "TimeInvalid" => Messages.AdviceDate,
        "DecisionStale" => Messages.AdviceDecideAgain,
        "NoteHoldsIdentifier" => Messages.AdviceFreeNote,
        "HeadInvalid" => Messages.AdviceHead,
        "FileDamaged" or "FileEmpty" or "FileNoTable" or "FileOldFormat" or "HeaderMissing"
            or "HeaderTwice" or "KindUnclear" or "OtherKind" or "QuoteUnclosed" or "RecordTooLarge"
            or "SheetMissing"
            => Messages.AdviceInspect,
        "LedgerFaulty" or "LedgerPolicyUnreadable" => Messages.AdviceLedgerDamaged,
        "LedgerFileDamaged" or "LedgerFileForeign" or "LedgerFileTooNew" or "LedgerFileTruncated" or "LedgerFileUnexpected"
            => Messages.AdviceLedgerFile,
        "DecisionConflict" or "DecisionRefused" or "ItemIdAmbiguous" or "ItemIdUnreadable" or "ItemIsRejectedRow"
            or "ItemNotFound" or "ItemsOfOtherLedger" or "ItemsOfSeveralLedgers" or "NotOfLedger"
            or "NotOrdered"
            => Messages.AdviceLedgerItems,
        "LedgerNotNamed" => Messages.AdviceLedgerMissing,
        "MailNotUnknown" or "MailRefused" or "MailSettingsInvalid" or "MailSignInFailed" => Messages.AdviceMail,
        "OwnersRefused" or "ProfileRefused" or "SettingsRefused" => Messages.AdviceMendFile,
        "ExportExists" or "ExportIsFolder" or "ExportIsLedger" or "FileExists" or "LedgerTaken"
            or "ReportExists" or "ReportIsFolder" or "WorksheetForeign" or "WorksheetSchemaExists"
            => Messages.AdviceOtherFile,
        "OwnersMissing" => Messages.AdviceOwners,
        "AccountNeedsMachine" or "AsOfNotWanted" or "ConnectionOnCommandLine" or "ExportGivenTwice" or "ExportNotGiven"
            or "FactUnknown" or "PatientIdOnlyOnWorksheet" or "PipelineMixed" or "ReportCultureUnknown" or "ReportFormatUnknown"
            or "ReportNeedsLedger" or "RuleAndClause" or "ScheduleElsewhere" or "ScopeUnknown" or "SinceWithBy"
            or "StateNeedsLedger" or "ValueUnreadable"
            => Messages.AdviceParameters,
        "EngineMissing" or "ExportFolderMissing" or "FileIsFolder" or "FileMissing" or "FolderMissing"
            or "FolderUnfit" or "PathNotInFileSystem" or "PathNotRooted" or "PathUnfit" or "ReportFolderMissing"
            or "ScriptMissing"
            => Messages.AdvicePath,
        "ItemKindMismatch" or "PipelineText" => Messages.AdvicePipe,
        "ClauseNotFound" or "PolicyExtension" or "PolicyNameInvalid" or "PolicyNameTaken" or "PolicyNotFound"
            or "ProfileNotFound" or "RuleNotFound"
            => Messages.AdvicePolicies,
        "PolicyStale" => Messages.AdviceStale,
        "NotClosable" => Messages.AdviceNotClosable,
        "PolicyFaulty" or "PolicyRefused" => Messages.AdvicePolicy,
        "FileChanged" or "FileUnreadable" or "OwnersUnreadable" or "SettingsUnreadable" => Messages.AdviceReadable,
        "ScheduleRefused" or "SchedulerMissing" or "SchedulerUnknown" => Messages.AdviceScheduler,
        "ExportUnavailable" or "PolicyNotWritten" or "PreviewUnavailable" or "ReportUnavailable" or "WorksheetUnavailable" => Messages.AdviceWritable,
        _ => Messages.AdviceMessage,
    };
}
