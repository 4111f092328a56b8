using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>The language of reasons, questions and steps.</summary>
public sealed class CultureTests
{
    private const string Script = "@{ SipId = 'S1'; Skapad = '2024-01-20'; Plan = ''; 'Möte genomfört' = 'Nej' } | Resolve-SipAction -AsOf 2024-02-05";
    private const string Swedish = "Finns SIP:en redan i Prator?";
    private const string English = "Is the SIP already in Prator?";

    [Theory]
    [InlineData("sv-SE", "", Swedish)]
    [InlineData("sv-FI", "", Swedish)]
    [InlineData("", "", Swedish)]
    [InlineData("en-US", "", English)]
    [InlineData("de-DE", "", English)]
    [InlineData("en-US", "-Culture sv-SE", Swedish)]
    [InlineData("en-US", "-Culture sv", Swedish)]
    [InlineData("en-US", "-Culture ''", Swedish)]
    [InlineData("sv-SE", "-Culture en-US", English)]
    [InlineData("", "-Culture en-GB", English)]
    public void Texts_FollowTheParameter_ThenTheSession(string ofSession, string parameter, string question)
    {
        using ModuleSession session = new(ofSession);

        Assert.Equal(ofSession, session.Run("$PSUICulture").Output[0].ToString());
        System.Management.Automation.PSObject sip = Assert.Single(session.Run($"{Script} {parameter}").Clean().Output);

        bool isSwedish = question == Swedish;
        Assert.Equal(question, sip.Text("Question"));
        Assert.Contains(isSwedish ? "avbrottet" : "outage", sip.Text("Reason"), StringComparison.Ordinal);
        Assert.Contains(isSwedish ? "kallelsen" : "invitation", sip.List("Steps")[2].Text("Text"), StringComparison.Ordinal);
    }
}
