namespace Prator.Recovery.Testing;

/// <summary>How the small invented policies of the tests begin: everything down to the boundaries.</summary>
internal static class PolicyHead
{
    /// <param name="name">The policy's name, as YAML.</param>
    /// <param name="system">The system that was out, as YAML.</param>
    /// <param name="version">The policy's version, as YAML.</param>
    /// <returns>Whole lines that end in a line feed; the next are those of <c>spec</c>.</returns>
    public static string Of(string name, string system, string version = "\"1.0\"") => $$"""
        apiVersion: prator.recovery/v1
        kind: RecoveryPolicy
        metadata:
          name: {{name}}
          version: {{version}}
          system: {{system}}
          title: { sv: Liten, en: Small }
        spec:
          timeZone: Europe/Stockholm
          boundaries:
            firstDayWithoutData: 2030-03-04
            lastManualDay: 2030-03-08
            registerFrom: 2030-03-09
            restoredAt: 2030-03-10 07:15

        """.ReplaceLineEndings("\n");
}
