using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange.Tests.Sql;

namespace Prator.Recovery.Exchange.Tests.PolicyFormats;

public sealed class ConditionWordsTests
{
    private static readonly RecoveryPolicy Awkward = AwkwardPolicy.Read();

    [Theory]
    [InlineData(0, 0, "skapandedatum är före 2030-03-10 07:15", "date of creation is before 2030-03-10 07:15")]
    [InlineData(0, 2, "bedömningsdagen är tidigast inskrivningsdatum", "the assessment day is no earlier than date of admission")]
    [InlineData(1, 0, "inte ((ett = it's eller two\nlines) eller skapandedatum är senast bedömningsdagen eller bedömningsdagen är före utskrivningsdatum)", "not ((one = it's or two\nlines) or date of creation is no later than the assessment day or the assessment day is before date of discharge)")]
    [InlineData(2, 0, "två = null och (status = tomt eller avslutad eller okänt) och inte (Klar är före bedömningsdagen)", "two = null and (status = blank or closed or unknown) and not (Klar is before the assessment day)")]
    [InlineData(2, 1, "bedömningsdagen är en tidigare dag än Klar", "the assessment day is an earlier day than Klar")]
    [InlineData(2, 2, "utskrivningsdatum är en senare dag än inskrivningsdatum", "date of discharge is a later day than date of admission")]
    [InlineData(2, 3, "Stängd är efter bedömningsdagen", "Stängd is after the assessment day")]
    public void Conditions_AreSaidInFull(int fact, int band, string swedish, string english)
    {
        Condition condition = Awkward.Episodes.Book.Facts[fact].Bands[band].When!;

        Assert.Equal(swedish, new ConditionWords(Awkward, CultureInfo.GetCultureInfo("sv-SE")).Of(condition));
        Assert.Equal(english, new ConditionWords(Awkward, CultureInfo.GetCultureInfo("en-US")).Of(condition));
    }

    [Fact]
    public void Lists_AreThereOrMissing() => Assert.Equal(
        "mål finns och aktiviteter saknas",
        new ConditionWords(Awkward, CultureInfo.GetCultureInfo("sv-SE")).Of(Awkward.Sips.Book.Facts[0].Bands[0].When!));

    [Fact]
    public void Fields_AllHaveASwedishLabel() => Assert.All(
        ItemFields.Of<Episode>().Concat(ItemFields.Of<Sip>()).Where(f => f.Name != "status"),
        f => Assert.NotEqual(f.Name, FieldLabels.Of(f).Swedish));
}
