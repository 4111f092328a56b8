using Npgsql;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>What a connection string means, and that nothing secret of it is ever shown.</summary>
public sealed class PostgresPlaceTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("Host=db.example;Database=recovery", SslMode.VerifyFull)]
    [InlineData("Host=10.0.0.7;Database=recovery", SslMode.VerifyFull)]
    [InlineData("Host=localhost,db.example;Database=recovery", SslMode.VerifyFull)]
    [InlineData("postgresql://db.example/recovery", SslMode.VerifyFull)]
    [InlineData("Host=localhost;Database=recovery", SslMode.Prefer)]
    [InlineData("Host=127.0.0.1;Database=recovery", SslMode.Prefer)]
    [InlineData("Host=::1;Database=recovery", SslMode.Prefer)]
    [InlineData("Host=/var/run/postgresql;Database=recovery", SslMode.Prefer)]
    [InlineData("Host=db.example;SSL Mode=Require", SslMode.Require)]
    [InlineData("Server=db.example;SslMode=Disable", SslMode.Disable)]
    [InlineData("postgresql://db.example/recovery?sslmode=verify-ca", SslMode.VerifyCA)]
    public void Tls_IsRequiredOffThisMachine_UnlessSaidOtherwise(string connection, SslMode expected) =>
        Assert.Equal(expected, Settings(connection).SslMode);

    [Fact]
    public void Uri_IsRead()
    {
        NpgsqlConnectionStringBuilder settings = Settings("postgresql://anna%40vinga:p%3Aw@[2001:db8::1]:5433/recovery?application_name=x&connect_timeout=7");
        Assert.Equal(("2001:db8::1", 5433, "recovery", "anna@vinga", "p:w", "x", 7), (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password, settings.ApplicationName, settings.Timeout));
    }

    [Fact]
    public void Environment_SaysWhatTheTextDoesNot()
    {
        Dictionary<string, string> variables = new() { ["PGHOST"] = "db.example", ["PGPORT"] = "5433", ["PGDATABASE"] = "recovery", ["PGUSER"] = "anna", ["PGPASSWORD"] = Secret, ["PGSSLMODE"] = "require" };
        NpgsqlConnectionStringBuilder settings = Settings("postgresql://", variables);
        Assert.Equal(("db.example", 5433, "recovery", "anna", Secret, SslMode.Require), (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password, settings.SslMode));
        Assert.Equal(("other.example", "bo"), (Settings("Server=other.example;User Id=bo", variables).Host, Settings("Server=other.example;User Id=bo", variables).Username));
    }

    [Fact]
    public void Service_IsReadFromItsFile()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# servers\n[other]\nhost=no.example\n\n[recovery]\nhost = db.example\nport=5433\ndbname=recovery\nuser=anna\nsslmode=verify-ca\n[last]\nhost=no.example\n");
            Dictionary<string, string> variables = new() { ["PGSERVICEFILE"] = file };
            foreach (NpgsqlConnectionStringBuilder settings in new[] { Settings("Service=recovery", variables), Settings("postgresql://?service=recovery", variables), Settings("postgresql://", new(variables) { ["PGSERVICE"] = "recovery" }) })
            {
                Assert.Equal(("db.example", 5433, "recovery", "anna", SslMode.VerifyCA), (settings.Host, settings.Port, settings.Database, settings.Username, settings.SslMode));
            }

            Assert.Equal("mine", Settings("Service=recovery;Database=mine", variables).Database);
            Assert.Contains("`nothing`", Refused("Service=nothing", variables).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Host=db.example;Database=recovery;Password=" + Secret, "db.example:5432/recovery")]
    [InlineData("postgresql://anna:" + Secret + "@db.example:5433/recovery", "db.example:5433/recovery")]
    [InlineData("Host=db.example;Database=recovery;Search Path=outage_2026;Pwd=" + Secret, "db.example:5432/recovery (outage_2026)")]
    public void Shown_IsWithoutAccountAndPassword(string connection, string expected) => Assert.Equal(expected, Of(connection).Shown);

    [Theory]
    [InlineData("")]
    [InlineData("Database=recovery;Password=" + Secret)]
    [InlineData("Host=db.example;Password=abc;" + Secret)]
    [InlineData("Host=db.example;Password=abc;" + Secret + "=1")]
    [InlineData("Host=db.example;Port=" + Secret)]
    [InlineData("Host=db.example;SSL Mode=" + Secret)]
    [InlineData("Host=db.example;Password=\"" + Secret)]
    [InlineData("Host=db.example;Search Path=a,b")]
    [InlineData("Host=db.example;Search Path=A\"B")]
    [InlineData("postgresql://anna@db.example/recovery?" + Secret + "=1")]
    public void Unreadable_IsRefused_WithoutRepeatingIt(string connection)
    {
        LedgerException fault = Refused(connection);
        Assert.Equal(LedgerFault.NotPossible, fault.Fault);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static PostgresPlace Of(string connection, Dictionary<string, string>? variables = null) =>
        PostgresPlace.Of(connection, name => variables?.GetValueOrDefault(name));

    private static LedgerException Refused(string connection, Dictionary<string, string>? variables = null) =>
        Assert.Throws<LedgerException>(() => Of(connection, variables));

    private static NpgsqlConnectionStringBuilder Settings(string connection, Dictionary<string, string>? variables = null) => new(Of(connection, variables).ConnectionString);
}
