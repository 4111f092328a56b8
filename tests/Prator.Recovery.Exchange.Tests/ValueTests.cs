using CsCheck;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class ValueTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Ja", YesNo.Yes)]
    [InlineData("j", YesNo.Yes)]
    [InlineData("YES", YesNo.Yes)]
    [InlineData("True", YesNo.Yes)]
    [InlineData("1", YesNo.Yes)]
    [InlineData(" x ", YesNo.Yes)]
    [InlineData("Nej", YesNo.No)]
    [InlineData("N", YesNo.No)]
    [InlineData("no", YesNo.No)]
    [InlineData("FALSE", YesNo.No)]
    [InlineData("0", YesNo.No)]
    [InlineData("", YesNo.Unknown)]
    [InlineData("Vet  ej", YesNo.Unknown)]
    [InlineData("vet\u00A0ej", YesNo.Unknown)]
    [InlineData("OKÄNT", YesNo.Unknown)]
    [InlineData("Oka\u0308nt", YesNo.Unknown)]
    [InlineData("oklart", YesNo.Unknown)]
    [InlineData("?", YesNo.Unknown)]
    public void Ja_Nej_is_read_in_its_forms(string text, YesNo answer)
    {
        Episode episode = One("Kvar på sjukhus", text);
        Assert.Equal(answer, episode.StillInpatient);
        Assert.Equal(DatedAnswer.Of(answer), One("Överenskommelse", text).Agreement);
    }

    [Theory]
    [InlineData("Kvar på sjukhus", "Kanske", "A text of 6 characters is neither", "`Ja`, `Nej`, `Vet ej`")]
    [InlineData("Kvar på sjukhus", "2024-02-02", "`2024-02-02`", "`Nej`")]
    [InlineData("Överenskommelse", "snart", "A text of 5 characters", "yyyy-MM-dd")]
    [InlineData("Utklar", "Vet ej", "`Vet ej`", "yyyyMMdd")]
    [InlineData("Utklar", "2024-02-30", "`2024-02-30`", "HH:mm")]
    [InlineData("Skapad", "19800101-9802", "A text of 13 characters is no date")]
    [InlineData("Skapad", "19800101 98.04", "A text of 14 characters is no date")]
    public void Value_that_cannot_be_read_rejects_the_row(string header, string text, params string[] said)
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", $"VtfId;{header};Enhet;Kommun;Ansvarig\nA1;{text};E;K;Ansvarig A\n"));
        RejectedRow reject = Assert.Single(read.Rejected);
        Assert.Equal(
            ("a.csv", 2, header, "A1", "E", "K", "Ansvarig A"),
            (reject.File, reject.Row, reject.Column, reject.Reference, reject.Unit, reject.Municipality, reject.Owner));
        Assert.All(said, s => Assert.Contains(s, reject.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Row_with_several_faults_is_rejected_once()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;Skapad;Utklar;Finns i Prator\nA1;x;y;z\n"));
        RejectedRow reject = Assert.Single(read.Rejected);
        Assert.Equal("Skapad", reject.Column);
        Assert.EndsWith("2 more columns of the row are wrong.", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_needs_an_id_or_a_patient()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;Personnummer;Enhet\n;;E\n;800101-9802;E\nA1;;E\n"));
        Assert.Equal(["a.csv#3", "A1"], read.Items.Select(i => i.Reference));
        RejectedRow reject = Assert.Single(read.Rejected);
        Assert.Equal(("a.csv#2", "E"), (reject.Reference, reject.Unit));
        Assert.Contains("neither `VårdtillfälleId` nor `Personnummer`", reject.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VT-48231", true)]
    [InlineData("4711", true)]
    [InlineData("00012345", true)]
    [InlineData("2024-017", true)]
    [InlineData("1.2.246.562.10", true)]
    [InlineData("Anna Ek", false)]
    [InlineData("AnnaEk", false)]
    [InlineData("Anna Ek 80", false)]
    [InlineData("anna.ek80@example.org", false)]
    [InlineData("070-1234567", false)]
    [InlineData("0701234567", false)]
    [InlineData("08-123456", false)]
    [InlineData("(08)12345678", false)]
    [InlineData("+46701234567", false)]
    [InlineData("0046-70-1234567", false)]
    public void Reject_is_called_by_its_id_only_where_that_is_like_one(string id, bool isShown)
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", $"VtfId;Skapad\n{id};nyss\n{id};2024-01-20;x\n"));
        Assert.Equal(isShown ? [id, id] : ["a.csv#2", "a.csv#3"], read.Rejected.Select(r => r.Reference));
        Assert.All(read.Rejected, r => Assert.DoesNotContain(id, r.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void No_personnummer_is_in_a_reject()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write(
            "a.csv", "VtfId;Personnummer;Skapad;Enhet;Ansvarig;Kommun\n198001019802;19800101-9802;19800101-9802;800101-9802;Å 19800101-9802;198001019802\n"));
        RejectedRow reject = Assert.Single(read.Rejected);
        Assert.DoesNotContain("9802", reject.ToString(), StringComparison.Ordinal);
        Assert.Equal("a.csv#2", reject.Reference);
    }

    // With signs between its digits, wherever they stand, it looks like dates and times.
    [Fact]
    public void No_personnummer_is_in_a_reject_whatever_signs_it_is_written_with()
    {
        string[] numbers = ["198001019804", "8001019804", "9801019804", "202402039804"];
        string[] signs = ["", "", "-", ".", "/", ":", " ", "T", "+"];
        Gen.Select(Gen.Int[0, numbers.Length - 1], Gen.Int[0, signs.Length - 1].Array[12])
            .Select((number, drawn) => string.Concat(numbers[number].Select((digit, i) => digit + (i + 1 < numbers[number].Length ? signs[drawn[i]] : string.Empty))))
            .Array[300]
            .Sample(
                written =>
                {
                    Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", $"VtfId;Skapad\n{string.Concat(written.Select((w, i) => $"A{i};{w}\n"))}"));
                    Assert.NotEmpty(read.Rejected);
                    Assert.DoesNotContain(read.Rejected, r => r.Reason.Contains('`', StringComparison.Ordinal));
                },
                iter: 4,
                threads: 1);
    }

    [Theory]
    [InlineData("19800101-9804", 0)]
    [InlineData("19800101-9803", 1)]
    [InlineData("19800230-9802", 1)]
    [InlineData("R12345", 0)]
    public void Flaw_of_a_personnummer_is_a_warning_without_the_number(string text, int warnings)
    {
        Episode episode = One("Personnummer", text);
        Assert.Equal(warnings, episode.Warnings.Count);
        Assert.All(episode.Warnings, w => Assert.DoesNotContain("1980", w, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Öppen", ItemStatus.Open)]
    [InlineData("pågående", ItemStatus.Open)]
    [InlineData("Aktiv", ItemStatus.Open)]
    [InlineData("Open", ItemStatus.Open)]
    [InlineData("", ItemStatus.Blank)]
    [InlineData("AVSLUTAD", ItemStatus.Closed)]
    [InlineData("Stängd", ItemStatus.Closed)]
    [InlineData("Closed", ItemStatus.Closed)]
    [InlineData("Makulerad", ItemStatus.Cancelled)]
    [InlineData("avbruten", ItemStatus.Cancelled)]
    [InlineData("Cancelled", ItemStatus.Cancelled)]
    [InlineData("Vilande", ItemStatus.Unknown)]
    [InlineData("Öppen\uFFFE", ItemStatus.Unknown)]
    [InlineData("O\u0308ppen", ItemStatus.Open)]
    public void Status_is_read_by_its_words(string text, ItemStatus status) => Assert.Equal(status, One("Status", text).Status);

    [Theory]
    [InlineData("Hem", DispositionCode.Home)]
    [InlineData("HEMMET", DispositionCode.Home)]
    [InlineData("Ordinärt  boende", DispositionCode.Home)]
    [InlineData("särskilt boende", DispositionCode.Home)]
    [InlineData("SÄBO", DispositionCode.Home)]
    [InlineData("Korttids", DispositionCode.Home)]
    [InlineData("Korttidsboende", DispositionCode.Home)]
    [InlineData("Annat sjukhus", DispositionCode.OtherHospital)]
    [InlineData("Avliden", DispositionCode.Deceased)]
    [InlineData("Död", DispositionCode.Deceased)]
    [InlineData("Permission", DispositionCode.Inpatient)]
    [InlineData("Annan avdelning", DispositionCode.Inpatient)]
    [InlineData("Hotell", DispositionCode.Other)]
    public void Disposition_keeps_its_text(string text, DispositionCode code) =>
        Assert.Equal(new Disposition(code, text), One("Utskriven till", text).Disposition);

    [Fact]
    public void Blank_disposition_is_blank() => Assert.Equal(default, One("Utskriven till", " ").Disposition);

    [Theory]
    [InlineData("", ExportSource.Unstated, YesNo.Unknown)]
    [InlineData("", ExportSource.Prator, YesNo.Yes)]
    [InlineData("", ExportSource.OutageLog, YesNo.No)]
    [InlineData("Vet ej", ExportSource.Prator, YesNo.Unknown)]
    [InlineData("Nej", ExportSource.Prator, YesNo.No)]
    [InlineData("Ja", ExportSource.OutageLog, YesNo.Yes)]
    public void Source_speaks_for_a_blank_InPrator(string text, ExportSource source, YesNo inPrator)
    {
        ReadingOptions options = Reading.Options with { Source = source };
        Assert.Equal(inPrator, Assert.Single(Reading.Of<Episode>(options, _folder.Write("a.csv", $"VtfId;Finns i Prator\nA1;{text}\n")).Items).InPrator);
        if (text.Length == 0)
        {
            Assert.Equal(inPrator, Assert.Single(Reading.Of<Episode>(options, _folder.Write("b.csv", "VtfId;Enhet\nA1;E\n")).Items).InPrator);
        }
    }

    [Fact]
    public void Every_property_of_an_episode_is_read()
    {
        Episode episode = Assert.Single(Reading.Of<Episode>(Reading.Options with { Source = ExportSource.Prator }, _folder.Write(
            "a.csv",
            "VårdtillfälleId;Personnummer;Skapad;Inskriven;Utklar;Faktiskt utskriven;Avslutad;Status;Kvar på sjukhus;Utskriven till;Omfattande insatser;Överenskommelse;Finns i Prator;Skyddad identitet;Enhet;Kommun;Ansvarig;E-post\n"
            + "A1;19800101-9802;2024-01-01 10:00;2024-01-02;2024-01-03;2024-01-04;2024-01-05;Avslutad;Nej;Hem;Ja;2024-01-06;Nej;Ja;E;K;Å;a@example.org\n")).Items);
        Assert.Equal(
            new Episode
            {
                Source = new RowPlace("a.csv", 2),
                EpisodeId = "A1",
                PatientId = "198001019802",
                CreatedAt = Moment.At(new DateTime(2024, 1, 1, 10, 0, 0)),
                AdmittedAt = Moment.On(new DateOnly(2024, 1, 2)),
                ReadyAt = Moment.On(new DateOnly(2024, 1, 3)),
                DischargedAt = Moment.On(new DateOnly(2024, 1, 4)),
                ClosedAt = Moment.On(new DateOnly(2024, 1, 5)),
                Status = ItemStatus.Closed,
                StillInpatient = YesNo.No,
                Disposition = new Disposition(DispositionCode.Home, "Hem"),
                LongTermNeed = YesNo.Yes,
                Agreement = DatedAnswer.Of(Moment.On(new DateOnly(2024, 1, 6))),
                InPrator = YesNo.No,
                IsProtected = YesNo.Yes,
                Unit = "E",
                Municipality = "K",
                Owner = "Å",
                OwnerEmail = "a@example.org",
                Warnings = episode.Warnings,
            },
            episode);
    }

    [Fact]
    public void Every_property_of_a_SIP_is_read()
    {
        Sip sip = Assert.Single(Reading.Sips(_folder.Write(
            "a.csv",
            "SipId;Personnummer;VårdtillfälleId;Skapad;Möte genomfört;Plan skapad;Avslutad;Status;Samtycke;Avliden;Deltagare;Mål;Aktiviteter;Enhet\n"
            + "S1;R1;A1;2024-01-01;Ja;2024-01-02;2024-01-03;Öppen;Nej;Vet ej;\"Anhörig, Kommun|Primärvård,, \";bo hemma;;E\n")).Items);
        Assert.Equal(("S1", "R1", "A1", "E"), (sip.SipId, sip.PatientId, sip.EpisodeId, sip.Unit));
        Assert.Equal(("2024-01-01", "2024-01-02", "2024-01-03"), (sip.CreatedAt.ToString(), sip.PlanCreatedAt.ToString(), sip.EndedAt.ToString()));
        Assert.Equal((DatedAnswer.Of(YesNo.Yes), ItemStatus.Open, YesNo.No, YesNo.Unknown), (sip.MeetingHeld, sip.Status, sip.Consent, sip.Deceased));
        Assert.Equal(["Anhörig", "Kommun", "Primärvård"], sip.Participants);
        Assert.Equal(["bo hemma"], sip.Goals);
        Assert.Empty(sip.Activities);
    }

    private Episode One(string header, string text) =>
        Assert.Single(Reading.Episodes(_folder.Write("a.csv", $"VtfId;{header}\nA1;{text}\n")).Items);
}
