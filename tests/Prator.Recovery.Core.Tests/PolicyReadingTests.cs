using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// What a policy file is refused for. Each case spoils <see cref="SmallPolicy"/> in one place: what is replaced, by what
/// (<c>§</c> marks the place that the refusal must name), and what the message must hold, parted by a vertical bar.
/// </summary>
public sealed partial class PolicyReadingTests
{
    private const int MaxBytes = 1 << 20;

    [Fact]
    public void Read_TheSmallPolicy_Decides()
    {
        RecoveryPolicy policy = SmallPolicy.Read(SmallPolicy.Text);

        Assert.Equal("OLD", Decide(policy, "CreatedAt 2030-03-03").Rule.Id);
        Assert.Equal("NEW", Decide(policy, "CreatedAt 2030-03-04; InPrator no").Rule.Id);
        Assert.Equal("ASK", Decide(policy, "CreatedAt 2030-03-04").Rule.Id);
        Assert.Equal("in Kvist", policy.Episodes.Book.Facts[1].Label.English);
    }

    [Fact]
    public void Read_WindowsLineEnds_IsTheSamePolicyByContent()
    {
        RecoveryPolicy policy = SmallPolicy.Read(SmallPolicy.Text.ReplaceLineEndings("\r\n"));

        Assert.Equal("OLD", Decide(policy, "CreatedAt 2030-03-03").Rule.Id);
    }

    [Theory]
    [InlineData("kind: RecoveryPolicy\n", "kind: RecoveryPolicy\n§owner: x\n", "`owner`|`apiVersion`, `kind`, `metadata`, `spec`")]
    [InlineData("  version: \"1.0\"", "  version: \"1.0\"\n  §author: x", "`author`|`name`, `version`, `system`, `title`")]
    [InlineData("  timeZone: Europe/Stockholm", "  timeZone: Europe/Stockholm\n  §zone: x", "`zone`|`timeZone`, `boundaries`, `labels`, `clauses`, `routing`, `facts`, `given`, `steps`, `rules`, `questions`, `impossible`, `cases`")]
    [InlineData("    registerFrom: 2030-03-09", "    registerFrom: 2030-03-09\n    §endsOn: 2030-03-09", "`endsOn`|`firstDayWithoutData`, `lastManualDay`, `registerFrom`, `restoredAt`")]
    [InlineData("    readyAt: Klar", "    §readyOn: Klar", "`readyOn`|`readyAt`|`dischargedAt`|`endedAt`")]
    [InlineData("{ sv: Liten, en: Small }", "{ sv: Liten, en: Small, §fi: Pieni }", "`fi`|`sv`, `en`")]
    [InlineData("A1: { sv: Ett, en: One }", "A1: { §se: Ett, en: One }", "`se`|`sv`, `en`")]
    [InlineData("  facts:\n", "  facts:\n    §person: []\n", "`person`|`episode`, `sip`")]
    [InlineData("  given:\n", "  given:\n    §person: {}\n", "`person`|`episode`, `sip`")]
    [InlineData("  steps:\n    sip:\n", "  steps:\n    §person: {}\n    sip:\n", "`person`|`episode`, `sip`")]
    [InlineData("  rules:\n", "  rules:\n    §person: []\n", "`person`|`episode`, `sip`")]
    [InlineData("  questions:\n", "  questions:\n    §person: []\n", "`person`|`episode`, `sip`")]
    [InlineData("        field: inPrator", "        field: inPrator\n        §values: x", "`values`|`name`, `label`, `field`, `bands`")]
    [InlineData("          - name: later", "          - name: later\n            §colour: x", "`colour`|`name`, `label`, `when`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: firstDayWithoutData, §or: x }", "`or`|`field`|`before`|`onOrBefore`|`after`|`onOrAfter`|`beforeDay`|`afterDay`|`is`|`in`")]
    [InlineData("{ field: endedAt, is: set }", "{ field: endedAt, is: set, §before: asOf }", "`before`|`field`, `is`, `in`")]
    [InlineData("{ fact: ended, is: done }", "{ fact: ended, is: done, §field: endedAt }", "`field`|`fact`, `is`, `in`")]
    [InlineData("not: { field: endedAt, before: restoredAt }", "not: { field: endedAt, before: restoredAt }\n                  §is: x", "`is`|`not`")]
    [InlineData("              all:\n", "              §is: x\n              all:\n", "`is`|`all`")]
    [InlineData("        given: older", "        given: older\n        §priority: 1", "`priority`|`id`, `given`, `when`, `action`, `basis`, `clause`, `note`, `exceptionTo`, `reason`, `question`, `changes`, `paymentBasis`, `steps`")]
    [InlineData("{ ended: { not: done } }", "{ ended: { §except: done } }", "`except`|`not`")]
    [InlineData("{ ended: { not: done } }", "{ ended: { not: done, §is: going } }", "`is`|`not`")]
    [InlineData("{ field: readyAt, value: today }", "{ field: readyAt, value: today, §unit: day }", "`unit`|`field`, `value`")]
    [InlineData("        paymentBasis:\n", "        paymentBasis:\n          §includeWhen: x\n", "`includeWhen`|`excludeWhen`")]
    [InlineData("          - text: { sv: Bjud in, en: Invite }", "          - text: { sv: Bjud in, en: Invite }\n            §number: 1", "`number`|`text`, `details`")]
    [InlineData("              - field: participants", "              - field: participants\n                §separator: x", "`separator`|`field`, `text`, `question`")]
    [InlineData("        rules: [NEW]", "        rules: [NEW]\n        §unless: x", "`unless`|`id`|`actions`|`rules`|`when`|`text`")]
    public void Read_UnknownKey_IsRefused(string piece, string replacement, string message) => CheckFirstRefusal(piece, replacement, message);

    [Theory]
    [InlineData("kind: RecoveryPolicy\n", "kind: RecoveryPolicy\n§kind: RecoveryPolicy\n", "`kind`|line 2")]
    [InlineData("{ sv: Liten, en: Small }", "{ sv: Liten, en: Small, §sv: Lite }", "`sv`")]
    [InlineData("    A2: { sv: Två, en: Two }", "    §A1: { sv: Två, en: Two }", "`A1`")]
    [InlineData("      newer: { created: later }", "      §older: { created: later }", "`older`")]
    [InlineData("{ created: later, present: unknown }", "{ created: later, §created: before }", "`created`")]
    [InlineData("        given: older", "        given: older\n        §id: OLD", "`id`")]
    public void Read_DuplicateKey_IsRefused(string piece, string replacement, string message) => CheckRefusal(piece, replacement, message);

    [Theory]
    [InlineData("      - name: created\n", "      - §&created\n        name: created\n", "`&created`|not allowed")]
    [InlineData("system: Kvist", "system: §&name Kvist", "`&name`|not allowed")]
    [InlineData("system: Kvist", "system: §*name", "`*name`|not allowed")]
    [InlineData("    A2: { sv: Två, en: Two }", "    A2: §*a", "`*a`|not allowed")]
    [InlineData("name: small", "name: §!!str small", "`tag:yaml.org,2002:str`|not allowed")]
    [InlineData("name: small", "name: §!secret small", "`!secret`|not allowed")]
    [InlineData("[NEW]\n        action", "§!!set [NEW]\n        action", "`tag:yaml.org,2002:set`|not allowed")]
    [InlineData("        given: older", "        §<<: { given: older }", "`<<`|not allowed")]
    [InlineData("{ created: later, present: unknown }", "{ §<<: { created: later } }", "`<<`|not allowed")]
    public void Read_AnchorAliasTagOrMerge_IsRefused(string piece, string replacement, string message) => CheckRefusal(piece, replacement, message);

    [Theory]
    // a map was expected
    [InlineData("  title: { sv: Liten, en: Small }", "  title: §Liten", "`title`|a map|`Liten`")]
    [InlineData("  labels:\n    readyAt: Klar", "  labels: §[readyAt]", "`labels`|a map|a list")]
    [InlineData("      older: { created: before }", "      older: §before", "a map|`before`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "§createdAt", "a map|`createdAt`")]
    [InlineData("      - id: OLD\n", "      - §OLD\n      - id: OLD\n", "a map|`OLD`")]
    [InlineData("          - { field: readyAt, value: today }", "          - §readyAt", "a map|`readyAt`")]
    [InlineData("          excludeWhen: { field: asOf, afterDay: dischargedAt }", "          §always", "`paymentBasis`|a map|`always`")]
    // a list was expected
    [InlineData("        changes:\n          - { field: readyAt, value: today }", "        changes: §{ field: readyAt, value: today }", "`changes`|a list|`field`")]
    [InlineData("        bands:\n          - name: before\n            when: { field: createdAt, before: firstDayWithoutData }\n          - name: later", "        bands: §before", "`bands`|a list|`before`")]
    [InlineData("        steps: wrapUp", "        steps: §{ name: wrapUp }", "`steps`|a list|`name`")]
    [InlineData("      wrapUp:\n        - text: { sv: Städa, en: Tidy }", "      wrapUp: §tidy", "`wrapUp`|a list|`tidy`")]
    [InlineData("        rules: [NEW]\n        when: { present: no }\n", "        rules: §{ is: NEW }\n", "`rules`|a text or a list|`is`")]
    [InlineData("          - text: { sv: Bjud in, en: Invite }\n            details:\n", "          - text: { sv: Bjud in, en: Invite }\n            details: §x\n          - text:\n", "`details`|a list|`x`")]
    // a text was expected
    [InlineData("name: small", "name: §[small]", "`name`|a text|a list")]
    [InlineData("system: Kvist", "system: §{ name: Kvist }", "`system`|a text|`name`")]
    [InlineData("timeZone: Europe/Stockholm", "timeZone: §[Europe/Stockholm]", "`timeZone`|a text|a list")]
    [InlineData("firstDayWithoutData: 2030-03-04", "firstDayWithoutData: §{ day: 2030-03-04 }", "`firstDayWithoutData`|a text|`day`")]
    [InlineData("      - name: created", "      - name: §[created]", "a text|a list")]
    [InlineData("{ sv: Liten, en: Small }", "{ sv: §[Liten], en: Small }", "a text|a list")]
    [InlineData("{ sv: Liten, en: Small }", "{ sv: Liten, en: §'  ' }", "is empty|English")]
    [InlineData("version: \"1.0\"", "version: §\"\"", "`version`|a text|nothing")]
    [InlineData("action: Close", "action: §[Close]", "`action`|a text|a list")]
    [InlineData("        given: older", "        given: §{ created: before }", "`given`|a text or a list|`created`")]
    [InlineData("exceptionTo: [NEW]", "exceptionTo: §{ rule: NEW }", "`exceptionTo`|a text or a list|`rule`")]
    [InlineData("exceptionTo: [NEW]", "exceptionTo: §[]", "`exceptionTo`|at least one")]
    public void Read_WrongType_IsRefused(string piece, string replacement, string message) => CheckFirstRefusal(piece, replacement, message);

    [Theory]
    [InlineData("apiVersion: prator.recovery/v1", "apiVersion: §prator.recovery/v2", "`prator.recovery/v2`|`prator.recovery/v1`")]
    [InlineData("kind: RecoveryPolicy", "kind: §ImportProfile", "`ImportProfile`|`RecoveryPolicy`")]
    // facts
    [InlineData("{ created: later, present: unknown }", "{ created: later, §absent: unknown }", "`absent`|`created`, `present`")]
    [InlineData("      over: { ended: done }", "      over: { §finished: done }", "`finished`|`ended`, `late`")]
    [InlineData("{ fact: ended, is: done }", "{ fact: §finished, is: done }", "`finished`|`ended`")]
    [InlineData("when: { late: yes }", "when: { §later: yes }", "`later`|`ended`, `late`")]
    // bands
    [InlineData("{ created: later, present: unknown }", "{ created: later, present: §maybe }", "`maybe`|`present`|`unknown`, `yes`, `no`")]
    [InlineData("{ created: later, present: unknown }", "{ created: [later, §soon], present: unknown }", "`soon`|`created`|`before`, `later`")]
    [InlineData("{ ended: { not: done } }", "{ ended: { not: §gone } }", "`gone`|`ended`|`done`, `going`")]
    [InlineData("      older: { created: before }", "      older: { created: §earlier }", "`earlier`|`created`|`before`, `later`")]
    [InlineData("{ fact: ended, is: done }", "{ fact: ended, is: §gone }", "`gone`|`ended`|`done`, `going`")]
    // what is given
    [InlineData("        given: newer", "        given: §newest", "`newest`|`older`, `newer`")]
    [InlineData("        given: newer", "        given: [newer, §newest]", "`newest`|`older`, `newer`")]
    // steps
    [InlineData("        steps: wrapUp", "        steps: §wrapDown", "`wrapDown`|`wrapUp`")]
    // clauses, actions, bases
    [InlineData("        clause: A1", "        clause: §A9", "`A9`|`A1`, `A2`")]
    [InlineData("action: Register\n", "action: §Enrol\n", "`Enrol`|`None`, `Register`, `RegisterByAgreement`, `ContinueManually`, `ContinueInPrator`, `Close`, `DoNotRegister`, `Review`")]
    [InlineData("action: Register\n", "action: §register\n", "`register`|`Register`")]
    [InlineData("action: Register\n", "action: §1\n", "`1`|`Register`")]
    [InlineData("        actions: [DoNotRegister]", "        actions: [§Refuse]", "`Refuse`|`DoNotRegister`")]
    [InlineData("        basis: Text\n        clause: A1", "        basis: §Guess\n        clause: A1", "`Guess`|`Text`, `Interpretation`")]
    // fields
    [InlineData("        field: inPrator", "        field: §inSystem", "`inSystem`|`inPrator`|`status`|`duplicate`")]
    [InlineData("        field: inPrator", "        field: §createdAt", "`createdAt`|`inPrator`|`status`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: §endedAt, before: firstDayWithoutData }", "`endedAt`|`createdAt`|`dischargedAt`|`asOf`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: §status, before: firstDayWithoutData }", "`status`|`createdAt`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: §lastManualDay, before: firstDayWithoutData }", "`lastManualDay`|`createdAt`|`asOf`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: §firstDay }", "`firstDay`|`firstDayWithoutData`|`lastManualDay`|`registerFrom`|`restoredAt`|`createdAt`|`asOf`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: §2030-03-04 }", "`2030-03-04`|`firstDayWithoutData`")]
    [InlineData("{ field: endedAt, is: set }", "{ field: §closedAt, is: set }", "`closedAt`|`endedAt`")]
    [InlineData("{ field: readyAt, value: today }", "{ field: §createdOn, value: today }", "`createdOn`|`readyAt`")]
    [InlineData("{ field: readyAt, value: today }", "{ field: §status, value: today }", "`status`|`readyAt`")]
    [InlineData("{ field: readyAt, value: today }", "{ field: readyAt, value: §yesterday }", "`yesterday`|`dischargedAt`|`today`")]
    [InlineData("{ field: asOf, afterDay: dischargedAt }", "{ field: asOf, afterDay: §leftAt }", "`leftAt`|`dischargedAt`")]
    [InlineData("- field: participants", "- field: §attendees", "`attendees`|`participants`, `goals`, `activities`")]
    [InlineData("- field: participants", "- field: §endedAt", "`endedAt`|`participants`, `goals`, `activities`")]
    // values of a field
    [InlineData("{ field: endedAt, is: set }", "{ field: endedAt, is: §present }", "`present`|`endedAt`|`set`, `missing`")]
    [InlineData("{ field: endedAt, is: set }", "{ field: status, is: §ended }", "`ended`|`status`|`blank`, `open`, `closed`, `cancelled`, `unknown`")]
    [InlineData("{ field: endedAt, is: set }", "{ field: deceased, in: [yes, §blank] }", "`blank`|`deceased`|`unknown`, `yes`, `no`")]
    // operators
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, §earlierThan: firstDayWithoutData }", "`earlierThan`|`before`|`onOrBefore`|`after`|`onOrAfter`|`beforeDay`|`afterDay`")]
    // placeholders
    [InlineData("{ sv: Liten, en: Small }", "{ sv: Liten, en: §'Small {version}' }", "`{version}`|`{system}`|`{firstDayWithoutData}`|`{lastManualDay}`|`{registerFrom}`|`{restoredAt}`|`{label:readyAt}`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: §'Gammalt {label:endedAt}', en: Old }", "`{label:endedAt}`|`{label:readyAt}`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: Gammalt, en: §'Old {patientId}' }", "`{patientId}`|`{system}`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: Gammalt, en: §'Old {value}' }", "`{value}`|`{system}`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: Gammalt, en: §'Old {' }", "`{`|`{system}`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: Gammalt, en: §'Old }' }", "`}`|`{system}`")]
    [InlineData("{ sv: 'Deltagare: {value}', en: 'Participants: {value}' }", "{ sv: 'Deltagare: {value}', en: §Participants }", "`Participants`|`{value}`")]
    // rules
    [InlineData("exceptionTo: [NEW]", "exceptionTo: [§NEWER]", "`NEWER`|`OLD`, `NEW`, `ASK`")]
    [InlineData("exceptionTo: [NEW]", "exceptionTo: [NEW, §ENDED]", "`ENDED`|`OLD`, `NEW`, `ASK`")]
    [InlineData("        rules: [NEW]", "        rules: [§OPEN]", "`OPEN`|`OLD`, `NEW`, `ASK`")]
    // zones
    [InlineData("timeZone: Europe/Stockholm", "timeZone: §Europe/Stokholm", "`Europe/Stokholm`|`Europe/Stockholm`")]
    [InlineData("timeZone: Europe/Stockholm", "timeZone: §W. Europe Standard Time", "`W. Europe Standard Time`|IANA")]
    public void Read_UnknownName_IsRefused(string piece, string replacement, string message) => CheckFirstRefusal(piece, replacement, message);

    [Theory]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "§{ field: createdAt }", "`is`|`before`|`after`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "§{ field: createdAt, before: asOf, after: asOf }", "exactly one|`before`|`after`")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "§{ before: firstDayWithoutData }", "`field`, `fact`, `all`, `any`, `not`")]
    [InlineData("{ field: endedAt, is: set }", "§{ field: endedAt, is: set, in: [set] }", "either `is` or `in`")]
    [InlineData("{ field: endedAt, is: set }", "§{ field: endedAt, in: [set, missing] }", "`set`|`missing`")]
    [InlineData("{ fact: ended, is: done }", "§{ fact: ended }", "either `is` or `in`")]
    [InlineData("{ ended: { not: done } }", "{ ended: { not: §[done, going] } }", "no band of `ended`")]
    [InlineData("        given: newer", "        given: newer\n        when: §{ created: before }", "`given`")]
    [InlineData("        given: newer", "        given: newer\n        when: §[]", "`when`|at least one")]
    [InlineData("        field: inPrator", "        field: inPrator\n        bands: []", "`present`|either `field` or `bands`", "      - §name: present")]
    [InlineData("        field: inPrator\n", "", "`present`|either `field` or `bands`", "      - §name: present")]
    [InlineData("        rules: [NEW]\n", "        rules: [NEW]\n        actions: [Close]\n", "`Q1`|either `actions` or `rules`", "      - §id: Q1")]
    [InlineData("        rules: [NEW]\n", "", "`Q1`|either `actions` or `rules`", "      - §id: Q1")]
    [InlineData("{ field: readyAt, value: today }", "{ field: §dischargedAt, value: today }", "`dischargedAt`|`labels`")]
    public void Read_ContradictoryOrHalfSaid_IsRefused(string piece, string replacement, string message, string? marked = null) =>
        CheckFirstRefusal(piece, replacement, message, marked);

    [Theory]
    [InlineData("apiVersion: prator.recovery/v1\n", "", "`apiVersion`", "§kind: RecoveryPolicy")]
    [InlineData("kind: RecoveryPolicy\n", "", "`kind`", "§apiVersion: prator.recovery/v1")]
    [InlineData("  name: small\n", "", "`name`", "  §version: \"1.0\"")]
    [InlineData("  version: \"1.0\"\n", "", "`version`", "  §name: small")]
    [InlineData("  system: Kvist\n", "", "`system`", "  §name: small")]
    [InlineData("  title: { sv: Liten, en: Small }\n", "", "`title`", "  §name: small")]
    [InlineData("  timeZone: Europe/Stockholm\n", "", "`timeZone`", "  §boundaries:\n")]
    [InlineData("    firstDayWithoutData: 2030-03-04\n", "", "`firstDayWithoutData`", "    §lastManualDay: 2030-03-08")]
    [InlineData("    lastManualDay: 2030-03-08\n", "", "`lastManualDay`", "    §firstDayWithoutData: 2030-03-04")]
    [InlineData("    registerFrom: 2030-03-09\n", "", "`registerFrom`", "    §firstDayWithoutData: 2030-03-04")]
    [InlineData("    restoredAt: 2030-03-10 07:15\n", "", "`restoredAt`", "    §firstDayWithoutData: 2030-03-04")]
    [InlineData("  clauses:\n    A1: { sv: Ett, en: One }\n    A2: { sv: Två, en: Two }\n", "", "`clauses`", "  §timeZone: Europe/Stockholm")]
    [InlineData("      - name: created\n        label: { sv: skapad, en: created }\n", "      - §name: created\n", "`created`|`label`")]
    [InlineData("          - name: before\n            when:", "          - §when:", "`name`")]
    [InlineData("        action: Close\n", "", "`OLD`|`action`", "      - §id: OLD")]
    [InlineData("        given: older\n        action: Close\n        basis: Text\n", "        given: older\n        action: Close\n", "`OLD`|`basis`", "      - §id: OLD")]
    [InlineData("        reason: { sv: Gammalt, en: Old }\n", "", "`OLD`|`reason`", "      - §id: OLD")]
    [InlineData("      - id: OLD\n        given: older", "      - §given: older", "`id`")]
    [InlineData("{ field: readyAt, value: today }", "§{ field: readyAt }", "`value`")]
    [InlineData("{ field: readyAt, value: today }", "§{ value: today }", "`field`")]
    [InlineData("                question: { sv: Vilka?, en: Who? }\n", "", "`question`", "              - §field: participants")]
    [InlineData("          - text: { sv: Bjud in, en: Invite }\n            details:", "          - §details:", "`text`")]
    [InlineData("        text: { sv: Säkert?, en: Sure? }\n", "", "`Q1`|`text`", "      - §id: Q1")]
    // one language
    [InlineData("{ sv: Liten, en: Small }", "§{ sv: Liten }", "`en`")]
    [InlineData("{ sv: Ett, en: One }", "§{ en: One }", "`A1`|`sv`")]
    [InlineData("label: { sv: skapad, en: created }", "label: §{ sv: skapad }", "`created`|`en`")]
    [InlineData("{ sv: Gammalt, en: Old }", "§{ en: Old }", "`OLD`|`sv`")]
    [InlineData("{ sv: Finns det?, en: Is it there? }", "§{ sv: Finns det? }", "`ASK`|`en`")]
    [InlineData("{ sv: Oklart, en: Unclear }", "§{ en: Unclear }", "`ASK`|`sv`")]
    [InlineData("{ sv: Säkert?, en: Sure? }", "§{ sv: Säkert? }", "`Q1`|`en`")]
    [InlineData("{ sv: Bjud in, en: Invite }", "§{ sv: Bjud in }", "`en`")]
    // what an action or a basis asks for
    [InlineData("        clause: A1\n", "", "`OLD`|`clause`|`Text`", "      - §id: OLD")]
    [InlineData("        note: { sv: Oklart, en: Unclear }\n", "", "`ASK`|`note`|`Interpretation`", "      - §id: ASK")]
    [InlineData("        question: { sv: Finns det?, en: Is it there? }\n", "", "`ASK`|`question`|`Review`", "      - §id: ASK")]
    [InlineData("        changes:\n          - { field: readyAt, value: today }\n", "", "`OLD`|`changes`|`Close`", "      - §id: OLD")]
    [InlineData("        changes:\n          - { field: readyAt, value: today }\n", "        changes: §[]\n", "`changes`|at least one")]
    [InlineData("        paymentBasis:\n          excludeWhen: { field: asOf, afterDay: dischargedAt }\n", "", "`OLD`|`paymentBasis`|`Close`", "      - §id: OLD")]
    [InlineData("          excludeWhen: { field: asOf, afterDay: dischargedAt }", "          §{}", "`excludeWhen`")]
    // and what it forbids
    [InlineData("        reason: { sv: Nytt, en: New }", "        reason: { sv: Nytt, en: New }\n        §note: { sv: Oklart, en: Unclear }", "`NEW`|`note`|`Text`")]
    [InlineData("        reason: { sv: Nytt, en: New }", "        reason: { sv: Nytt, en: New }\n        §changes: [{ field: readyAt, value: today }]", "`NEW`|`changes`|`Close`")]
    [InlineData("        reason: { sv: Nytt, en: New }", "        reason: { sv: Nytt, en: New }\n        §paymentBasis: { excludeWhen: { field: asOf, afterDay: readyAt } }", "`NEW`|`paymentBasis`|`Close`")]
    public void Read_MissingOrForbiddenPart_IsRefused(string piece, string replacement, string message, string? marked = null) =>
        CheckFirstRefusal(piece, replacement, message, marked);

    [Theory]
    // each pair of boundaries
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "§2030-03-03", "2030-03-04", "2030-03-10 07:15", "`lastManualDay: 2030-03-03`|`firstDayWithoutData`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-08", "2030-03-09", "2030-03-10 07:15", "`lastManualDay: 2030-03-08`|`firstDayWithoutData`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-10", "§2030-03-08", "2030-03-09", "2030-03-10 07:15", "`lastManualDay: 2030-03-08`|`firstDayWithoutData`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "§2030-03-08", "2030-03-10 07:15", "`registerFrom: 2030-03-08`|`lastManualDay`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "§2030-03-07", "2030-03-10 07:15", "`registerFrom: 2030-03-07`|`lastManualDay`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "§2030-03-03", "2030-03-10 07:15", "`registerFrom: 2030-03-03`|`lastManualDay`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-08 23:59", "`restoredAt: 2030-03-08 23:59`|`registerFrom`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-05 07:15", "`restoredAt: 2030-03-05 07:15`|`registerFrom`")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-01 07:15", "`restoredAt: 2030-03-01 07:15`|`registerFrom`")]
    // a day between them
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "§2030-03-10", "2030-03-10 07:15", "`registerFrom: 2030-03-10`|`lastManualDay`")]
    // no such dates
    [InlineData("2030-03-04", "2030-03-08", "§2030-02-29", "2030-03-08", "2030-03-09", "2030-03-10 07:15", "`2030-02-29`|`firstDayWithoutData`|write a date as")]
    [InlineData("2030-03-04", "2030-03-08", "§2030-3-4", "2030-03-08", "2030-03-09", "2030-03-10 07:15", "`2030-3-4`|write a date as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "§2030-03-08 00:00", "2030-03-09", "2030-03-10 07:15", "`2030-03-08 00:00`|`lastManualDay`|write a date as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "§soon", "2030-03-09", "2030-03-10 07:15", "`soon`|`lastManualDay`|write a date as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "§2030-13-09", "2030-03-10 07:15", "`2030-13-09`|`registerFrom`|write a date as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-10", "`2030-03-10`|`restoredAt`|write a date and a time as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-10 24:00", "`2030-03-10 24:00`|`restoredAt`|write a date and a time as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-32 07:15", "`2030-03-32 07:15`|`restoredAt`|write a date and a time as")]
    [InlineData("2030-03-04", "2030-03-08", "2030-03-04", "2030-03-08", "2030-03-09", "§2030-03-10T07:15Z", "`2030-03-10T07:15Z`|`restoredAt`|write a date and a time as")]
    public void Read_BoundaryOutOfOrderOrImpossible_IsRefused(string first, string last, string newFirst, string newLast, string from, string restored, string message) =>
        CheckRefusal(Dates(first, last, "2030-03-09", "2030-03-10 07:15"), Dates(newFirst, newLast, from, restored), message);

    [Theory]
    [InlineData("2030-03-08", "2030-03-10 07:15")]
    [InlineData("2030-03-04", "2030-03-09 00:00")]
    [InlineData("2030-03-04", "2030-04-01 23:59")]
    public void Read_BoundariesAtTheirBounds_AreTaken(string first, string restored)
    {
        string text = SmallPolicy.With(Dates("2030-03-04", "2030-03-08", "2030-03-09", "2030-03-10 07:15"), Dates(first, "2030-03-08", "2030-03-09", restored));

        Boundaries boundaries = SmallPolicy.Read(text).Boundaries;

        Assert.Equal(first, boundaries[Boundaries.FirstDayWithoutDataName].ToString());
        Assert.Equal(restored, boundaries[Boundaries.RestoredAtName].ToString());
    }

    [Theory]
    [InlineData("            when: { field: createdAt, before: firstDayWithoutData }\n", "", "`before`|`when`", "          - §name: before")]
    [InlineData("          - name: later\n", "          - §name: later\n            when: { field: createdAt, is: set }\n", "`later`|`when`|last")]
    [InlineData("          - name: later\n", "          - name: §before\n", "`before`|twice")]
    [InlineData("        bands:\n          - name: before\n            when: { field: createdAt, before: firstDayWithoutData }\n          - name: later", "        bands:\n          §- name: later", "`created`|2 to 64")]
    [InlineData("      - name: present", "      - name: §created", "`created`|twice")]
    public void Read_BandsThatDoNotDivide_AreRefused(string piece, string replacement, string message, string? marked = null) =>
        CheckFirstRefusal(piece, replacement, message, marked);

    [Theory]
    [InlineData("            when: { field: createdAt, before: firstDayWithoutData }", "            when: { fact: §present, is: yes }", "`present`|above")]
    [InlineData("            when: { field: createdAt, before: firstDayWithoutData }", "            when: { fact: §created, is: later }", "`created`|above")]
    [InlineData("            when: { field: createdAt, before: firstDayWithoutData }", "            when: { fact: §ended, is: done }", "`ended`|above")]
    public void Read_FactUsedBeforeItIsDefined_IsRefused(string piece, string replacement, string message) => CheckFirstRefusal(piece, replacement, message);

    [Theory]
    [InlineData("regional: { clause: A2, afterWorkingDays: §0 }", "`afterWorkingDays` cannot be `0`|from 1 to 250")]
    [InlineData("regional: { clause: A2, afterWorkingDays: §251 }", "`afterWorkingDays` cannot be `251`|from 1 to 250")]
    [InlineData("regional: { clause: A2, afterWorkingDays: §-3 }", "`afterWorkingDays` cannot be `-3`")]
    [InlineData("regional: { clause: A2, afterWorkingDays: §1.5 }", "`afterWorkingDays` cannot be `1.5`")]
    [InlineData("regional: { clause: A2, afterWorkingDays: §99999999999 }", "`afterWorkingDays` cannot be|from 1 to 250")]
    [InlineData("regional: { clause: A2, afterWorkingDays: §three }", "`afterWorkingDays` cannot be `three`|a number of working days")]
    [InlineData("regional: { clause: A2, afterWorkingDays: §[3] }", "`afterWorkingDays` must be a text, not a list")]
    [InlineData("regional: { clause: A2, §afterDays: 3 }", "`regional`|`afterDays`|`clause`, `afterWorkingDays`")]
    [InlineData("regional: §{ afterWorkingDays: 3 }", "`regional` lacks the key `clause`")]
    [InlineData("local: { clause: A1, §afterWorkingDays: 3 }", "`local`|`afterWorkingDays`|`clause`")]
    public void Read_LimitOfAQuestion_ThatIsNone_IsRefused(string routing, string message) =>
        CheckRefusal("  facts:\n", $"  routing: {{ {routing} }}\n  facts:\n", message);

    [Theory]
    [InlineData("", null)]
    [InlineData(", afterWorkingDays: 1", 1)]
    [InlineData(", afterWorkingDays: \"3\"", 3)]
    [InlineData(", afterWorkingDays: 250", 250)]
    public void Read_LimitOfAQuestion_IsOfTheRegionalOwner(string limit, int? expected)
    {
        Routing routing = SmallPolicy.Read(SmallPolicy.With("  facts:\n", $"  routing: {{ local: {{ clause: A1 }}, regional: {{ clause: A2{limit} }} }}\n  facts:\n")).Routing;

        Assert.Equal(new Routing("A1", "A2", expected), routing);
    }

    [Fact]
    public void Read_RuleThatStandsTwice_IsRefused() => CheckFirstRefusal("      - id: NEW", "      - id: §OLD", "`OLD`|twice");

    [Fact]
    public void Read_CaseThatStandsTwice_IsRefused() => Check(
        Enumerable.Single,
        SmallPolicy.Text + "  cases:\n    episode:\n      - { name: one, facts: { created: before }, expect: { action: Close, rule: OLD, reason: Old } }\n      - { name: §one, facts: { created: later }, expect: { action: Register, rule: NEW, reason: New } }\n",
        "the case `one`|twice");

    [Theory]
    [InlineData("X", "the declaration `X`|twice")]
    [InlineData("OLD", "`OLD`|that of a rule")]
    public void Read_DeclarationWithTheIdOfAnother_IsRefused(string id, string message) => Check(
        Enumerable.Single,
        SmallPolicy.Text + $"  impossible:\n    episode:\n      - {{ id: X, when: {{ created: later }}, reason: {{ sv: x, en: x }} }}\n      - {{ id: §{id}, when: {{ created: before }}, reason: {{ sv: x, en: x }} }}\n",
        message);

    [Fact]
    public void Read_RuleThatIsAnExceptionToItself_IsRefused() => CheckFirstRefusal("exceptionTo: [NEW]", "exceptionTo: [§ASK]", "`ASK`|itself");

    [Fact]
    public void Read_QuestionThatStandsTwice_IsRefused() =>
        CheckFirstRefusal("        when: { present: no }\n        text: { sv: Säkert?, en: Sure? }\n", "        when: { present: no }\n        text: { sv: Säkert?, en: Sure? }\n      - id: §Q1\n        rules: [NEW]\n        text: { sv: Igen?, en: Again? }\n", "`Q1`|twice");

    [Fact]
    public void Read_FieldChangedTwice_IsRefused() =>
        CheckFirstRefusal("          - { field: readyAt, value: today }\n", "          - { field: readyAt, value: today }\n          - §{ field: readyAt, value: dischargedAt }\n", "`readyAt`|twice");

    [Fact]
    public void Read_PaymentBasisOnAFact_IsDecidedOrRefusedInItsPlace()
    {
        // The format allows conditions on facts everywhere that it allows conditions on fields.
        string text = SmallPolicy.With("excludeWhen: { field: asOf, afterDay: dischargedAt }", "excludeWhen: { fact: §present, is: yes }");
        (YamlPlace place, string policy) = SmallPolicy.Marked(text);
        try
        {
            RecoveryPolicy read = SmallPolicy.Read(policy);
            Assert.Equal(PaymentBasis.Exclude, Decide(read, "CreatedAt 2030-03-03; InPrator yes").PaymentBasis);
            Assert.Equal(PaymentBasis.Unaffected, Decide(read, "CreatedAt 2030-03-03; InPrator no").PaymentBasis);
        }
        catch (YamlRefusedException e)
        {
            Assert.Equal(place, Assert.Single(e.Problems).Place);
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(200)]
    public void Read_ManyQuestions_AsksEachOnlyWhereItBelongs(int count)
    {
        StringBuilder questions = new("  questions:\n    episode:\n");
        for (int i = 1; i <= count; i++)
        {
            string band = i == count ? "yes" : "no";
            questions.Append(CultureInfo.InvariantCulture, $"      - id: X{i}\n        rules: [NEW]\n        when: {{ present: {band} }}\n        text: {{ sv: Fråga {i}?, en: Question {i}? }}\n");
        }

        string text = SmallPolicy.With("  questions:\n    episode:\n", questions.ToString());

        // The small policy has one of its own, and 64 are allowed.
        if (Record.Exception(() => SmallPolicy.Read(text)) is { } refusal)
        {
            Assert.True(count > 63);
            Assert.Contains("at most 64", Assert.IsType<YamlRefusedException>(refusal).Message, StringComparison.Ordinal);
            return;
        }

        Decision<Episode> decision = Decide(SmallPolicy.Read(text), "CreatedAt 2030-03-04; InPrator yes");
        Assert.Equal([$"Question {count}?"], decision.Outcome.Questions.Select(q => q.English));
    }

    [Fact]
    public void Read_AtMostOneMebibyte()
    {
        string padded = Padded(MaxBytes, '#');

        Assert.Equal("small", SmallPolicy.Read(padded).Name);
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(padded + "#"));
        Assert.Equal(new YamlPlace(SmallPolicy.File, 1, 1), problem.Place);
        Assert.Contains("`1048577`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("1048576", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AtMostOneMebibyte_CountsBytesNotCharacters()
    {
        string padded = Padded(MaxBytes, '#')[..^10] + "ååååååååå";
        Assert.True(padded.Length < MaxBytes);

        Assert.Contains("1 MiB", Assert.Single(SmallPolicy.Problems(padded)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    public void Read_EmptyFile_IsRefused(string text)
    {
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));

        Assert.Equal(SmallPolicy.File, problem.Place.File);
        Assert.Contains("a map of keys and values", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[a, b]")]
    [InlineData("just a text")]
    public void Read_NoMap_IsRefused(string text)
    {
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));

        Assert.Equal(new YamlPlace(SmallPolicy.File, 1, 1), problem.Place);
        Assert.Contains("must be a map", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>An export that was given by mistake: nothing of it may be shown.</summary>
    [Theory]
    [InlineData("SipId;Namn\nT1;Kim Ek\n")]
    [InlineData("SipId: Kim Ek\nNamn: Kim Ek\n")]
    [InlineData("[Kim Ek, b]\n")]
    [InlineData("\"Kim Ek\n")]
    [InlineData("{ Kim Ek: [\n")]
    [InlineData("*Kim-Ek\n")]
    [InlineData("121212–1212\n")]
    public void Read_AnotherKindOfFile_ShowsNothingOfIt(string text)
    {
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));

        Assert.Contains("this is not a policy", problem.Message, StringComparison.Ordinal);
        Assert.Contains("-Path", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Kim", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1212", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("§---\nkind: Other\n")]
    [InlineData("§--- {}\n")]
    [InlineData("...\n§---\nkind: Other\n")]
    public void Read_SecondDocument_IsRefused(string more)
    {
        (YamlPlace place, string text) = SmallPolicy.Marked(SmallPolicy.Text + more);

        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));
        Assert.Equal(place, problem.Place);
        Assert.Contains("`---`", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneDocumentWithItsMarks_IsTaken() => Assert.Equal("small", SmallPolicy.Read($"---\n{SmallPolicy.Text}...\n").Name);

    [Theory]
    [InlineData("    readyAt: Klar\n", "§\treadyAt: Klar\n")]
    [InlineData("  system: Kvist\n", "  system: Kvist: §x\n")]
    [InlineData("  system: Kvist\n", "  system: §\"Kvist\n")]
    [InlineData("  labels:\n", "  labels\n§")]
    [InlineData("  title: { sv: Liten, en: Small }\n", "  title: §{ sv: Liten, en: Small\n")]
    [InlineData("  system: Kvist\n", "  system: §@Kvist\n")]
    public void Read_BrokenYaml_IsRefusedOnItsLine(string piece, string replacement)
    {
        (YamlPlace place, string text) = SmallPolicy.Marked(SmallPolicy.With(piece, replacement));

        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));
        Assert.Equal((place.File, place.Line), (problem.Place.File, problem.Place.Line));
        Assert.Contains("not readable as YAML", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>However a text is broken, it is read or refused with places in the file; nothing else escapes.</summary>
    [Fact]
    public void Read_BrokenAtRandom_IsReadOrRefused() =>
        Gen.Select(
                Gen.Int[0, SmallPolicy.Text.Length],
                Gen.Int[0, 12],
                Gen.OneOf("", "{", "}", "[", "]", ":", "- ", "\n", "\t", "\"", "'", "&a ", "*a", "!t ", "? ", "|", ">", "%", "@", "#", "---\n", "...\n", "<<: ", ",", "å", "\0", "\uFEFF", "\ud800"))
            .Sample(
                (at, removed, put) =>
                {
                    string text = SmallPolicy.Text[..at] + put + SmallPolicy.Text[Math.Min(at + removed, SmallPolicy.Text.Length)..];
                    try
                    {
                        SmallPolicy.Read(text);
                    }
                    catch (YamlRefusedException e)
                    {
                        int end = text.Count(c => c == '\n') + 2;
                        Assert.NotEmpty(e.Problems);
                        Assert.All(e.Problems, p => Assert.InRange(p.Place.Line, 1, end));
                    }
                },
                iter: 5_000);

    /// <summary>An export that is given as a policy by mistake is refused without showing whom it is about.</summary>
    [Theory]
    [InlineData("VtfId;Personnummer\n1;19121212-1212\n2;20000101-2384\n")]
    [InlineData("191212121212: x\n")]
    [InlineData("121212-1212\n")]
    [InlineData("121212+1212: x\n")]
    [InlineData("kind: RecoveryPolicy\napiVersion: 1912121212\n")]
    public void Read_AnExportByMistake_ShowsNoPersonalNumber(string text)
    {
        YamlRefusedException refusal = Assert.Throws<YamlRefusedException>(() => SmallPolicy.Read(text));

        Assert.DoesNotMatch(@"1212|2384", refusal.Message);
        Assert.All(refusal.Problems, p => Assert.DoesNotMatch(@"1212|2384", p.Message + p));
    }

    [Fact]
    public void Read_NestedTooDeep_IsRefused()
    {
        string text = SmallPolicy.With("{ field: createdAt, before: firstDayWithoutData }", string.Concat(Enumerable.Repeat("{ not: ", 40)) + "x" + new string('}', 40));

        Assert.Contains("32", Assert.Single(SmallPolicy.Problems(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsRefusedAndDoesNotOverflow()
    {
        string text = SmallPolicy.With("system: Kvist", "system: " + new string('[', 100_000));

        Assert.Single(SmallPolicy.Problems(text));
    }

    [Fact]
    public void Read_KeyThatIsAList_IsRefused() => CheckRefusal("{ created: later, present: unknown }", "§{ [created, present]: later }", "a key is a text");

    [Fact]
    public void Read_ScalarsLikeTruthValuesAndNumbers_AreTexts()
    {
        RecoveryPolicy policy = SmallPolicy.Read(SmallPolicy.With("version: \"1.0\"", "version: 1.10"));

        Assert.Equal("1.10", policy.Version);
        Assert.Equal("late=yes", policy.Sips.Shape.Describe(0).Split(", ")[1]);
    }

    [Fact]
    public void Read_SeveralProblems_AreToldInOneGo()
    {
        string text = SmallPolicy.With("action: Register\n", "action: Enrol\n");
        text = SmallPolicy.Replaced(text, "        clause: A1", "        clause: A9");
        text = SmallPolicy.Replaced(text, "- field: participants", "- field: attendees");
        text = SmallPolicy.Replaced(text, "        actions: [DoNotRegister]", "        actions: [Refuse]");

        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(text);

        CheckToldOnce(problems, "`A9`", "`Enrol`", "`attendees`", "`Refuse`");
        Assert.Equal(problems.OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column), problems);
    }

    [Fact]
    public void Read_SeveralProblemsOfFacts_AreToldInOneGo()
    {
        string text = SmallPolicy.With("        field: inPrator", "        field: inSystem");
        text = SmallPolicy.Replaced(text, "{ field: createdAt, before: firstDayWithoutData }", "{ field: createdOn, before: firstDayWithoutData }");
        text = SmallPolicy.Replaced(text, "{ field: endedAt, before: restoredAt }", "{ field: endedOn, before: restoredAt }");

        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(text);

        CheckToldOnce(problems, "`inSystem`", "`createdOn`", "`endedOn`");
    }

    /// <summary>What is wrong with a rule is not echoed by those that speak of it: the rule is there.</summary>
    [Fact]
    public void Read_RefusedRuleThatOthersName_IsToldOnce()
    {
        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(SmallPolicy.With("action: Register\n", "action: Enrol\n"));

        Assert.Contains("`Enrol`", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    private const string CaseOfNew = "  cases:\n    episode:\n      - { name: one, facts: { created: later, present: yes }, expect: { action: Register, rule: NEW, reason: New } }\n";

    /// <summary>However a rule is spoilt, the exception, the question and the case that name it say nothing of it.</summary>
    [Theory]
    [InlineData("        given: newer\n", "        given: newer\n        when: { presence: no }\n", "`presence`")]
    [InlineData("        clause: A2\n        reason: { sv: Nytt", "        clause: a2\n        reason: { sv: Nytt", "`a2`")]
    [InlineData("        action: Register\n", "        acton: Register\n", "`acton`")]
    [InlineData("reason: { sv: Nytt, en: New }", "reason: { sv: 'Nytt {sytem}', en: New }", "`{sytem}`")]
    [InlineData("reason: { sv: Nytt, en: New }", "reason: { sv: Nytt, en: New }\n        note: { sv: x, en: x }", "`note`")]
    [InlineData("      - id: NEW\n", "      - id: OLD\n", "`OLD`")]
    public void Read_SpoiltRuleThatOthersName_IsToldOnce(string piece, string replacement, string told)
    {
        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(SmallPolicy.With(piece, replacement) + CaseOfNew);

        Assert.Contains(told, Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RefusedSteps_AreToldOnce() =>
        Assert.Contains("`txt`", Assert.Single(SmallPolicy.Problems(SmallPolicy.With("- text: { sv: Städa, en: Tidy }", "- txt: { sv: Städa, en: Tidy }"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("action: Register\n", "action: §CreateInitiativeAndInvite\n", "`CreateInitiativeAndInvite`|`Register`|`Close`")]
    [InlineData("action: CreateInitiativeAndInvite\n", "action: §Close\n", "`Close`|`CreateInitiativeAndInvite`|`DoNotRegister`")]
    public void Read_ActionOfTheOtherKind_IsRefused(string piece, string replacement, string message) => CheckFirstRefusal(piece, replacement, message);

    [Theory]
    [InlineData("name: small", "name: §../../etc/x", "`../../etc/x`|letters, digits")]
    [InlineData("name: small", "name: §två ord", "`två ord`|letters, digits")]
    [InlineData("restoredAt: 2030-03-10 07:15", "restoredAt: §2030-03-31 02:30", "`2030-03-31 02:30`|Europe/Stockholm|put forward")]
    [InlineData("restoredAt: 2030-03-10 07:15", "restoredAt: §9999-12-30 02:30", "`9999-12-30 02:30`|1900|2999")]
    [InlineData("firstDayWithoutData: 2030-03-04", "firstDayWithoutData: §0001-01-01", "`0001-01-01`|1900|2999")]
    public void Read_NameOrDateThatCannotBe_IsRefused(string piece, string replacement, string message) => CheckRefusal(piece, replacement, message);

    [Fact]
    public void Read_RestorationWithT_IsTaken() =>
        Assert.Equal(SmallPolicy.Read(SmallPolicy.Text).Boundaries, SmallPolicy.Read(SmallPolicy.With("2030-03-10 07:15", "2030-03-10T07:15")).Boundaries);

    [Theory]
    [InlineData("  labels:\n", "\tlabels:\n", "indent with spaces")]
    [InlineData("  system: Kvist\n", "  system: Kvist: the new one\n", "holds a colon: put the text in quotes")]
    [InlineData("  labels:\n", "\u00A0 labels:\n", "no-break space")]
    [InlineData("    readyAt: Klar\n", "    readyAt: Klar\n   dischargedAt: Ute\n", "indented by 3 spaces: align it with line")]
    [InlineData("        given: newer\n", "       given: newer\n", "indented by 7 spaces: align it with line 69, by 8")]
    public void Read_BrokenYaml_SaysWhatToDo(string piece, string replacement, string told)
    {
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(SmallPolicy.With(piece, replacement)));

        Assert.True(problem.Message.Contains(told, StringComparison.Ordinal), problem.ToString());
    }

    [Fact]
    public void Bytes_ThatAreNoUtf8_AreRefusedWithTheirPlace()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("\uFEFFa: é\nöb: "), 0xE5, .. "x\n"u8];

        YamlProblem problem = Assert.Single(Assert.Throws<YamlRefusedException>(() => Utf8Text.Of("old.yaml", bytes)).Problems);

        Assert.Equal("old.yaml:2:5", problem.Place.ToString());
        Assert.Contains("save it as UTF-8", problem.Message, StringComparison.Ordinal);
        Assert.Equal("é", Utf8Text.Of("new.yaml", [0xEF, 0xBB, 0xBF, 0xC3, 0xA9]));
    }

    [Fact]
    public void Prove_GridThatIsTooLarge_IsRefusedWithNumbersThatCanBeRead()
    {
        string facts = string.Concat(Enumerable.Range(0, 14).Select(i => $"      - name: f{i}\n        label: {{ sv: f, en: f }}\n        field: inPrator\n"));
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(SmallPolicy.With("        field: inPrator\n", $"        field: inPrator\n{facts}")));

        Assert.Contains("span 28 697 814 cells; at most 20 000 000", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a fact is not echoed by those that use it: the fact is there.</summary>
    [Fact]
    public void Read_RefusedFactThatOthersUse_IsToldOnce()
    {
        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(SmallPolicy.With("{ field: endedAt, is: set }", "{ field: endedOn, is: set }"));

        Assert.Contains("`endedOn`", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    /// <summary>A part that both kinds of item have is read for each; what is wrong with it is told once.</summary>
    [Fact]
    public void Read_UnknownKind_IsToldOnce() => CheckRefusal("  rules:\n", "  rules:\n    §person: []\n", "`person`|`episode`, `sip`");

    [Fact]
    public void Prove_Gap_IsRefusedWithAWitness()
    {
        (YamlPlace place, string text) = SmallPolicy.Marked(SmallPolicy.With(
            "      - id: NEW", "      - id: §NEW").Replace("        given: newer", "        given: newer\n        when: { present: yes }", StringComparison.Ordinal));

        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));

        // What is not there has no place of its own: the rule that would have to be widened has.
        Assert.Equal(place, problem.Place);
        Assert.StartsWith("gap:", problem.Message, StringComparison.Ordinal);
        Assert.Contains("1 of the grid's cells of `episode`", problem.Message, StringComparison.Ordinal);
        CheckWitness<Episode>(problem, "created=later, present=no");
    }

    [Fact]
    public void Prove_SeveralGaps_HaveEachTheirWitness()
    {
        string text = SmallPolicy.With("        given: newer", "        given: newer\n        when: { present: yes }");
        text = SmallPolicy.Replaced(text, "        given: older", "        given: older\n        when: { present: no }");
        text = SmallPolicy.Replaced(text, "        given: over", "        given: over\n        when: { late: yes }");

        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(text);

        Assert.Equal(3, problems.Count);
        Assert.All(problems, p => Assert.StartsWith("gap:", p.Message, StringComparison.Ordinal));
        YamlProblem older = With(problems, "created=before, present=unknown");
        Assert.Contains("2 of the grid's cells", older.Message, StringComparison.Ordinal);
        Assert.Contains("created: before; present: unknown or yes", older.Message, StringComparison.Ordinal);
        CheckWitness<Episode>(older, "created=before, present=unknown");
        CheckWitness<Episode>(With(problems, "created=later, present=no"), "created=later, present=no");
        CheckWitness<Sip>(With(problems, "ended=done, late=no"), "ended=done, late=no");
    }

    /// <summary>Not ended and yet late: no item can be so, and the refusal says that it knows of none.</summary>
    [Fact]
    public void Prove_GapThatNoItemFallsInto_IsRefusedWithoutAWitness()
    {
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(SmallPolicy.With("{ ended: { not: done } }", "{ ended: { not: done }, late: no }")));

        Assert.StartsWith("gap:", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`ended=going, late=yes`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("no item was found", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prove_Conflict_IsRefusedWithAWitness()
    {
        (YamlPlace place, string text) = SmallPolicy.Marked(SmallPolicy.Replaced(
            SmallPolicy.With("        exceptionTo: [NEW]\n", ""), "      - id: ASK", "      - id: §ASK"));

        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));
        Assert.Equal(place, problem.Place);
        Assert.StartsWith("conflict:", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`NEW` and `ASK`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("1 of the grid's cells of `episode`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`exceptionTo`", problem.Message, StringComparison.Ordinal);
        CheckWitness<Episode>(problem, "created=later, present=unknown");
    }

    [Fact]
    public void Prove_GapAndConflictInBothKinds_AreToldInOneGo()
    {
        string text = SmallPolicy.With("        exceptionTo: [NEW]\n", "");
        text = SmallPolicy.Replaced(text, "        given: older", "        given: older\n        when: { present: no }");
        text = SmallPolicy.Replaced(text, "{ ended: { not: done } }", "[{ ended: { not: done } }, { late: yes }]");

        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(text);

        Assert.Equal(3, problems.Count);
        Assert.Contains("`NEW` and `ASK`", With(problems, "created=later, present=unknown").Message, StringComparison.Ordinal);
        Assert.StartsWith("gap:", With(problems, "created=before, present=unknown").Message, StringComparison.Ordinal);
        YamlProblem ofSips = With(problems, "ended=done, late=yes");
        Assert.Contains("`ENDED` and `OPEN`", ofSips.Message, StringComparison.Ordinal);
        CheckWitness<Sip>(ofSips, "ended=done, late=yes");
    }

    /// <summary>On a grid of full size as well, each conflict has an item that falls into it.</summary>
    [Fact]
    public void Prove_TheSeedPolicyWithoutItsExceptions_IsRefusedWithWitnesses()
    {
        string seed = File.ReadAllText(Repository.PathOf(Repository.SeedPath));
        string spoilt = string.Join('\n', seed.Split('\n').Where(line => !line.Contains("exceptionTo:", StringComparison.Ordinal)));
        Assert.NotEqual(seed.Length, spoilt.Length);

        IReadOnlyList<YamlProblem> problems = SmallPolicy.Problems(spoilt);

        Assert.Contains(problems, p => p.Message.Contains("`E2` and `E2-AGREED`", StringComparison.Ordinal));
        Assert.All(problems, p => Assert.StartsWith("conflict:", p.Message, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Contains("`fields: {", p.Message, StringComparison.Ordinal));
    }

    /// <summary>C holds everywhere, B wins over C, A over B: where all three hold, A decides.</summary>
    [Fact]
    public void Prove_ChainOfExceptions_TheInnermostDecides()
    {
        RecoveryPolicy policy = SmallPolicy.Read(Chain("{ created: later, present: unknown }", "{ created: later }"));

        Assert.Equal("C", Decide(policy, "CreatedAt 2030-03-03").Rule.Id);
        Assert.Equal("C", Decide(policy, "CreatedAt 2030-03-03; InPrator yes").Rule.Id);
        Assert.Equal("B", Decide(policy, "CreatedAt 2030-03-04; InPrator yes").Rule.Id);
        Assert.Equal("B", Decide(policy, "CreatedAt 2030-03-04; InPrator no").Rule.Id);
        Assert.Equal("A", Decide(policy, "CreatedAt 2030-03-04").Rule.Id);
    }

    /// <summary>A is no exception to C: where A and C hold without B, they conflict.</summary>
    [Fact]
    public void Prove_ChainOfExceptions_DoesNotReachPastTheMiddle()
    {
        YamlProblem problem = Assert.Single(SmallPolicy.Problems(Chain("{ present: unknown }", "{ created: later }")));

        Assert.StartsWith("conflict:", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`A`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`C`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`created=before, present=unknown`", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Two rules that each claim to win over the other: both hold, so the cell has no gap.</summary>
    [Fact]
    public void Prove_ExceptionsInACircle_AreRefusedAsAConflict()
    {
        string text = SmallPolicy.With("        given: newer\n", "        given: newer\n        exceptionTo: ASK\n");

        YamlProblem problem = Assert.Single(SmallPolicy.Problems(text));
        Assert.Contains("`NEW`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`ASK`", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no rule decides", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Of the problems the one that shows this cell.</summary>
    private static YamlProblem With(IReadOnlyList<YamlProblem> problems, string cell) =>
        Assert.Single(problems, p => p.Message.Contains($"`{cell}`", StringComparison.Ordinal));

    /// <summary>The item that a refusal shows does fall into the cell that it shows.</summary>
    private static void CheckWitness<T>(YamlProblem problem, string cell)
        where T : CareItem
    {
        Match shown = Witness().Match(problem.Message);
        Assert.True(shown.Success, problem.Message);
        string kind = typeof(T) == typeof(Episode) ? "episode" : "sip";
        string expected = kind == "sip" ? "action: DoNotRegister, rule: ENDED" : "action: Register, rule: NEW";
        RecoveryPolicy small = SmallPolicy.Read($"{SmallPolicy.Text}  cases:\n    {kind}:\n      - {{ name: pasted, {shown.Groups["item"].Value}, expect: {{ {expected}, reason: x }} }}\n");

        Assert.Equal(cell, shown.Groups["cell"].Value);
        Assert.Equal(cell, kind == "episode" ? CellOf(small.Episodes) : CellOf(small.Sips));

        static string CellOf<TItem>(DecisionGrid<TItem> grid)
            where TItem : CareItem => grid.Shape.Describe(grid.CellOf(grid.Book.Cases[0].Item!, grid.Book.Cases[0].AsOf));
    }

    [GeneratedRegex("for example `(?<item>fields: [^`]*)`: `(?<cell>[^`]*)`")]
    private static partial Regex Witness();

    private static void CheckRefusal(string piece, string replacement, string message) =>
        Check(Assert.Single, SmallPolicy.With(piece, replacement), message);

    /// <summary>As above where what follows may be told besides; <paramref name="marked"/> marks a place that is not in the replacement.</summary>
    private static void CheckFirstRefusal(string piece, string replacement, string message, string? marked = null)
    {
        string text = SmallPolicy.With(piece, replacement);
        text = marked is null ? text : SmallPolicy.Replaced(text, marked.Replace("§", "", StringComparison.Ordinal), marked);
        Check(problems => problems.First(), text, message);
    }

    private static void Check(Func<IEnumerable<YamlProblem>, YamlProblem> choose, string marked, string message)
    {
        (YamlPlace place, string text) = SmallPolicy.Marked(marked);

        YamlProblem problem = choose(SmallPolicy.Problems(text));

        Assert.All(message.Split('|'), part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
        Assert.Equal(place.ToString(), problem.Place.ToString());
        Assert.StartsWith($"{place}: ", problem.ToString(), StringComparison.Ordinal);
    }

    private static void CheckToldOnce(IReadOnlyList<YamlProblem> problems, params string[] offending) =>
        Assert.All(offending, o => Assert.Single(problems, p => p.Message.Contains(o, StringComparison.Ordinal)));

    private static string Dates(string first, string last, string from, string restored) =>
        $"    firstDayWithoutData: {first}\n    lastManualDay: {last}\n    registerFrom: {from}\n    restoredAt: {restored}\n";

    private static string Chain(string whenA, string whenB)
    {
        int from = SmallPolicy.Text.IndexOf("      - id: OLD", StringComparison.Ordinal);
        int to = SmallPolicy.Text.IndexOf("    sip:\n      - id: ENDED", StringComparison.Ordinal);
        string rules = $"{Rule("A", whenA, "B")}{Rule("B", whenB, "C")}{Rule("C", "{}", null)}";
        return SmallPolicy.Replaced(SmallPolicy.Text[..from] + rules + SmallPolicy.Text[to..], "        rules: [NEW]", "        rules: [A]");
    }

    private static string Rule(string id, string when, string? exceptionTo) =>
        $"      - id: {id}\n        when: {when}\n{(exceptionTo is null ? "" : $"        exceptionTo: {exceptionTo}\n")}"
        + "        action: None\n        basis: Text\n        clause: A1\n        reason: { sv: Så, en: So }\n";

    private static string Padded(int bytes, char with)
    {
        int missing = bytes - Encoding.UTF8.GetByteCount(SmallPolicy.Text) - 1;
        return SmallPolicy.Text + "#" + new string(with, missing);
    }

    private static Decision<Episode> Decide(RecoveryPolicy policy, string facts) =>
        policy.Episodes.Decide(ItemText.Read<Episode>(facts), ItemText.AsOf("2030-03-20"));
}
