using CsCheck;
using Prator.Recovery.Core.Items;
using Xunit;

namespace Prator.Recovery.Core.Tests;

public sealed class PersonalNumberTests
{
    private static readonly DateOnly Day = new(2024, 2, 5);

    [Theory]
    [InlineData("19800101-9802", "198001019802")]
    [InlineData("198001019802", "198001019802")]
    [InlineData("800101-9802", "198001019802")]
    [InlineData("8001019802", "198001019802")]
    [InlineData("240205-9809", "202402059809")]
    [InlineData("240206-9809", "192402069809")]
    [InlineData("240206+9809", "182402069809")]
    [InlineData("230101+9809", "192301019809")]
    [InlineData("19230101+9809", "192301019809")]
    [InlineData("800161-9802", "198001619802")]
    [InlineData(" 19800101-9802 ", "198001019802")]
    [InlineData("991399-9802", "199913999802")]
    public void Takes_twelve_digits_where_the_form_allows(string text, string digits) =>
        Assert.Equal(digits, PersonalNumber.Normalise(text, Day));

    [Theory]
    [InlineData("19800101-A980", "19800101-A980")]
    [InlineData("  r-12345 ", "R-12345")]
    [InlineData("19800101 9802", "19800101 9802")]
    [InlineData("800101-980", "800101-980")]
    [InlineData("80010-19802", "80010-19802")]
    [InlineData("١٩٨٠٠١٠١٩٨٠٢", "١٩٨٠٠١٠١٩٨٠٢")]
    public void Keeps_a_reserve_number_in_upper_case(string text, string kept) =>
        Assert.Equal(kept, PersonalNumber.Normalise(text, Day));

    [Theory]
    [InlineData("198001019802", PersonalNumberFlaw.None)]
    [InlineData("198001619809", PersonalNumberFlaw.None)]
    [InlineData("198001019803", PersonalNumberFlaw.Checksum)]
    [InlineData("198002309804", PersonalNumberFlaw.Date)]
    public void Tells_the_flaw(string text, PersonalNumberFlaw expected)
    {
        Span<char> digits = stackalloc char[12];
        Assert.True(PersonalNumber.TryNormalise(WithChecksum(text, expected), Day, digits, out PersonalNumberFlaw flaw));
        Assert.Equal(expected, flaw);
    }

    [Fact]
    public void Age_of_ten_digits_is_0_to_99_and_with_a_plus_100_to_199() =>
        Gen.Select(Gen.Date[new DateTime(1830, 1, 1), new DateTime(2024, 2, 5)], Gen.Bool).Sample((birth, hasPlus) =>
        {
            string text = $"{birth:yyMMdd}{(hasPlus ? '+' : '-')}9802";
            DateOnly read = DateOnly.ParseExact(
                PersonalNumber.Normalise(text, Day)[..8].Replace("19000229", "19000301", StringComparison.Ordinal).Replace("18000229", "18000301", StringComparison.Ordinal),
                "yyyyMMdd");
            int age = Day.Year - read.Year - (Day < read.AddYears(Day.Year - read.Year) ? 1 : 0);
            return hasPlus ? age is >= 100 and <= 199 : age is >= 0 and <= 99;
        });

    [Theory]
    [InlineData("198001019802", true)]
    [InlineData("800101-9802", true)]
    [InlineData("19800161+9802", true)]
    [InlineData("800101 9802", true)]
    [InlineData("VTF-0001", false)]
    [InlineData("1000004711", false)]
    [InlineData("20240202", false)]
    [InlineData("19800101-98021", false)]
    [InlineData("", false)]
    public void Knows_what_looks_like_one(string text, bool isShaped) => Assert.Equal(isShaped, PersonalNumber.IsShaped(text));

    [Theory]
    [InlineData("19800101-9802", "19******-****")]
    [InlineData("198001019802", "19**********")]
    [InlineData("800101-9802", "******-****")]
    [InlineData("8001019802", "**********")]
    [InlineData("pnr 800101-9802, 19800161+9802.", "pnr ******-****, 19******+****.")]
    [InlineData("VTF-0001 2024-02-02", "VTF-0001 2024-02-02")]
    [InlineData("1980010198021", "1980010198021")]
    public void Stars_them_out(string text, string masked) => Assert.Equal(masked, PersonalNumber.Mask(text));

    [Fact]
    public void A_masked_text_holds_none() =>
        Gen.Char["0123456789-+ x"].Array[0, 40].Select(c => new string(c)).Sample(text =>
        {
            string masked = PersonalNumber.Mask(text);
            return masked.Length == text.Length && PersonalNumber.Mask(masked) == masked;
        });

    // The tests' numbers must stay within the invented birth numbers 980 to 999.
    private static string WithChecksum(string text, PersonalNumberFlaw flaw)
    {
        int sum = 0;
        for (int i = 0; i < 9; i++)
        {
            int product = (text[i + 2] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        int right = (10 - (sum % 10)) % 10;
        return text[..11] + (flaw.HasFlag(PersonalNumberFlaw.Checksum) ? (right + 1) % 10 : right);
    }
}
