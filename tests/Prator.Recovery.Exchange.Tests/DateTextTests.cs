using System.Globalization;
using CsCheck;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class DateTextTests
{
    private static readonly TimeZoneInfo Zone = Reading.Options.Zone;

    [Theory]
    [InlineData("2024-02-02", "2024-02-02", false)]
    [InlineData("20240202", "2024-02-02", false)]
    [InlineData("2024-02-02 00:00", "2024-02-02 00:00", true)]
    [InlineData("2024-02-02T08:30", "2024-02-02 08:30", true)]
    [InlineData("20240202 08:30:15", "2024-02-02 08:30:15", true)]
    [InlineData("2024-02-02T08:30:15Z", "2024-02-02 09:30:15", true)]
    [InlineData("2024-07-02T08:30Z", "2024-07-02 10:30", true)]
    [InlineData("2024-02-02 08:30+01:00", "2024-02-02 08:30", true)]
    [InlineData("2024-02-02T08:30+0100", "2024-02-02 08:30", true)]
    [InlineData("2024-02-02T08:30-05", "2024-02-02 14:30", true)]
    [InlineData("2024-02-02T23:30Z", "2024-02-03 00:30", true)]
    [InlineData("2024-03-31T02:30", "2024-03-31 02:30", true)]
    [InlineData("2024-02-29", "2024-02-29", false)]
    public void Reads_the_forms_of_the_contract(string text, string shown, bool hasTime)
    {
        Assert.True(DateText.TryRead(text, Zone, out Moment moment));
        Assert.Equal((shown, hasTime), (moment.ToString(), moment.HasTime));
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("20241301")]
    [InlineData("0000-01-01")]
    [InlineData("2024-2-2")]
    [InlineData("24-02-02")]
    [InlineData("02/02/2024")]
    [InlineData("2024-02-02 24:00")]
    [InlineData("2024-02-02 08:60")]
    [InlineData("2024-02-02 08:30:60")]
    [InlineData("2024-02-02 8:30")]
    [InlineData("2024-02-02  08:30")]
    [InlineData("2024-02-02t08:30")]
    [InlineData("2024-02-02 08")]
    [InlineData("2024-02-02 0830")]
    [InlineData("2024-02-02T08:30:15.123")]
    [InlineData("2024-02-02Z")]
    [InlineData("2024-02-02+01:00")]
    [InlineData("2024-02-02T08:30 +01:00")]
    [InlineData("2024-02-02T08:30+1")]
    [InlineData("2024-02-02T08:30+15:00")]
    [InlineData("2024-02-02T08:30+01:60")]
    [InlineData("2024-02-02T08:30z")]
    [InlineData("2024-0202")]
    [InlineData("202402-02")]
    [InlineData("٢٠٢٤-02-02")]
    [InlineData("0001-01-01T00:00+14:00")]
    [InlineData("9999-12-31T23:59-14:00")]
    [InlineData("Vet ej")]
    [InlineData("")]
    public void Refuses_everything_else(string text) => Assert.False(DateText.TryRead(text, Zone, out _));

    [Fact]
    public void Agrees_with_the_framework_on_any_text()
    {
        string[] formats =
        [
            "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss",
            "yyyyMMdd", "yyyyMMdd HH:mm", "yyyyMMdd HH:mm:ss", "yyyyMMdd'T'HH:mm", "yyyyMMdd'T'HH:mm:ss",
        ];
        Gen<string> digits = Gen.OneOf(
            Gen.Select(Gen.Int[1, 2400], Gen.Int[0, 13], Gen.Int[0, 32], (y, m, d) => $"{y:0000}-{m:00}-{d:00}"),
            Gen.Select(Gen.Int[1, 2400], Gen.Int[0, 13], Gen.Int[0, 32], (y, m, d) => $"{y:0000}{m:00}{d:00}"),
            Gen.Char["0123456789-T :Z+"].Array[0, 20].Select(c => new string(c)));
        Gen<string> times = Gen.OneOf(
            Gen.Const(""),
            Gen.Select(Gen.OneOf(Gen.Const(" "), Gen.Const("T"), Gen.Const("")), Gen.Int[0, 25], Gen.Int[0, 61], (s, h, m) => $"{s}{h:00}:{m:00}"),
            Gen.Select(Gen.OneOf(Gen.Const(" "), Gen.Const("T")), Gen.Int[0, 24], Gen.Int[0, 60], Gen.Int[0, 61], (s, h, m, x) => $"{s}{h:00}:{m:00}:{x:00}"));
        Gen.Select(digits, times, (d, t) => d + t).Sample(
            text =>
            {
                bool expected = DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date);
                bool read = DateText.TryRead(text, Zone, out Moment moment);
                return text.Length > 0 && (text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > 10)
                    || (expected == read && (!read || (moment.ToDateTime() == date && moment.HasTime == text.Contains(':', StringComparison.Ordinal))));
            },
            iter: 20_000);
    }
}
