namespace Prator.Recovery.Core.Tests.Owners;

/// <summary>A file of owners in which each test spoils or adds one thing.</summary>
internal static class SmallOwners
{
    public const string Name = "owners.yaml";

    /// <summary>The lines are counted in <see cref="OwnersReadingTests"/>.</summary>
    public const string Text = """
        apiVersion: prator.recovery/v1
        kind: Owners
        spec:
          regional:
            name: Region
            email: region@example.org
            language: en
          owners:
            - municipality: [Alby, "0115"]
              local:
                - { name: Anna, email: anna@example.org, role: LocalOwner }
                - { name: Super, email: super@example.org, role: Superuser }
            - unit: Ward 1
              local:
                - { name: Ward, email: ward@example.org, role: Superuser }
              language: en
            - municipality: Alby
              unit: [Ward 1, Ward 2]
              local:
                - { name: Super, email: Super@example.org, role: Superuser }

        """;

    /// <summary>The text with one piece, which stands once in it, replaced.</summary>
    public static string With(string piece, string replacement)
    {
        string text = Text.ReplaceLineEndings("\n");
        int at = text.IndexOf(piece, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(piece, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new ArgumentException($"`{piece}` does not stand once in the file.", nameof(piece));
        }

        return text.Replace(piece, replacement, StringComparison.Ordinal);
    }
}
