<#
.SYNOPSIS
The morning after: what is to be done with every care episode and every SIP.
.DESCRIPTION
Reads one day's exports and prints, for episodes and for SIPs, how many items get which action, the questions by owner,
the rejected rows and the balance; then what would be closed. Last it writes the closing worksheet. It needs the module
Prator.Recovery and nothing else. Without files it reads the sample exports beside it, for the day that they are about;
with any, only those, for now, unless -AsOf says otherwise.
.EXAMPLE
./daily-summary.ps1 -Export today.csv -OutageLog log.xlsx -Sip sip.csv -Worksheet close.csv
#>
[CmdletBinding()]
param(
    [string] $Export,
    [string] $OutageLog,
    [string] $Sip,
    [string] $Policy,
    [string] $AsOf,
    [string] $Worksheet = 'closing-worksheet.csv',
    [cultureinfo] $Culture = $PSUICulture
)

$ErrorActionPreference = 'Stop'

if (-not ($Export -or $OutageLog -or $Sip)) {
    $Export = "$PSScriptRoot/2024-01/prator-export.csv"
    $OutageLog = "$PSScriptRoot/2024-01/outage-log.xlsx"
    $Sip = "$PSScriptRoot/2024-01/sip.csv"
    if (-not $Policy) { $Policy = 'prator-2024-01' }
    if (-not $AsOf) { $AsOf = '2024-02-05' }
}

$texts = if ($Culture.Name -notlike 'sv*' -and $Culture.Name) {
    @{
        Episodes = 'CARE EPISODES'; Sips = 'SIPS'; AsOf = 'decided for'; Questions = 'Questions by owner'; NoOwner = '(no owner)'
        Rejected = 'Rejected rows: they have no action until they are mended'; Would = 'What would be closed'
        Written = 'closures are in the worksheet'; Notes = 'About the files'
    }
}
else {
    @{
        Episodes = 'VÅRDTILLFÄLLEN'; Sips = 'SIP'; AsOf = 'beslut för'; Questions = 'Frågor per ansvarig'; NoOwner = '(utan ansvarig)'
        Rejected = 'Underkända rader: de får ingen åtgärd förrän de rättats'; Would = 'Detta skulle avslutas'
        Written = 'avslut finns i arbetslistan'; Notes = 'Om filerna'
    }
}

# Each different question of an owner once, with how many items wait for its answer.
function Format-Question {
    param([object[]] $Item)

    $owners = [System.Collections.Generic.SortedDictionary[string, object]]::new()
    foreach ($one in $Item) {
        if ($one.Question) {
            $owner = if ($one.Owner) { $one.Owner } else { $texts.NoOwner }
            if (-not $owners.ContainsKey($owner)) { $owners[$owner] = [ordered]@{} }
            $owners[$owner][$one.Question] += @($one)
        }
    }

    foreach ($owner in $owners.Keys) {
        ''
        "  $owner"
        foreach ($question in $owners[$owner].Keys) {
            '   {0,3} × {1}' -f $owners[$owner][$question].Count, $question
        }
    }
}

function Show-Triage {
    param([string] $Title, [object[]] $Item, [object[]] $Problem, [string[]] $Note)

    $day = if ($AsOf) { $AsOf } else { [datetime]::Now.ToString('yyyy-MM-dd HH:mm') }
    "═══ $Title, $($texts.AsOf) $day ═══"
    # The errors of rejected rows go in, too: so the balance holds every reading, even one without an item.
    @($Item; $Problem) | Where-Object { $_ } | Get-RecoverySummary | Out-Host
    "── $($texts.Questions) ──"
    Format-Question $Item
    ''
    if ($Problem) {
        "── $($texts.Rejected) ──"
        $Problem | ForEach-Object TargetObject | Out-Host
    }

    # The last warning of each reading repeats the balance, which stands above.
    "── $($texts.Notes) ──"
    $Note | Where-Object { $_ -notmatch '^\d+ rows' } | ForEach-Object { "  $_" }
    ''
}

$how = @{
    Culture = $Culture; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue'
    ErrorVariable = '+problems'; WarningVariable = '+notes'
}
$when = @{}
if ($Policy) { $how.Policy = $Policy }
if ($AsOf) { $how.AsOf = $when.AsOf = $AsOf }

if ($Export -or $OutageLog) {
    $problems = @(); $notes = @()
    $episodes = @(
        if ($Export) { Get-OutageEpisode $Export -Source Prator @how }
        if ($OutageLog) { Get-OutageEpisode $OutageLog -Source OutageLog @how }
    )
    Show-Triage -Title $texts.Episodes -Item $episodes -Problem $problems -Note $notes
}

if ($Sip) {
    $problems = @(); $notes = @()
    $sips = @(Resolve-SipAction $Sip @how)
    Show-Triage -Title $texts.Sips -Item $sips -Problem $problems -Note $notes
}

$closable = @($episodes | Where-Object Action -EQ Close)
if ($closable) {
    "── $($texts.Would) ──"
    $closable | Close-PratorEpisode @when -WhatIf
    $orders = @($closable | Close-PratorEpisode @when -Worksheet $Worksheet -PassThru -Confirm:$false)
    ''
    "$($orders.Count) $($texts.Written) $Worksheet."
}
