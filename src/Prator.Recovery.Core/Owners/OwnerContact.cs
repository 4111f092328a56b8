namespace Prator.Recovery.Core.Owners;

/// <summary>A person, or a shared mailbox, that answers questions. Equal where all three are.</summary>
/// <param name="Name">As it is shown; one line, not blank.</param>
/// <param name="Email">An address such as <c>name@example.org</c>, as it was written. At most 254 characters.</param>
/// <param name="Role">As what they answer.</param>
public sealed record OwnerContact(string Name, string Email, OwnerRole Role)
{
    public override string ToString() => $"{Name} <{Email}>";
}
