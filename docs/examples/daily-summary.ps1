<#
.SYNOPSIS
The morning after: what is to be done with every care episode and every SIP.
.DESCRIPTION
Reads one day's exports and prints, for episodes and for SIPs, how many items get which action, the questions by owner,
the rejected rows and the balance; then what would be closed. Last it writes the closing worksheet. It needs the module
Prator.Recovery and nothing else. Without parameters it reads the sample exports beside it.
.EXAMPLE
./daily-summary.ps1 -Export today.csv -OutageLog log.xlsx -Sip sip.csv -AsOf 2024-02-06 -Worksheet close.csv
#>
[CmdletBinding()]
param(
    [string] $Export = "$PSScriptRoot/2024-01/prator-export.csv",
    [string] $OutageLog = "$PSScriptRoot/2024-01/outage-log.xlsx",
    [string] $Sip = "$PSScriptRoot/2024-01/sip.csv",
    [string] $Policy = 'prator-2024-01',
    [string] $AsOf = '2024-02-05',
    [string] $Worksheet = 'closing-worksheet.csv',
    [cultureinfo] $Culture = $PSUICulture
)

$ErrorActionPreference = 'Stop'

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

    "═══ $Title, $($texts.AsOf) $AsOf ═══"
    $Item | Get-RecoverySummary | Out-Host
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
    Policy = $Policy; AsOf = $AsOf; Culture = $Culture; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue'
    ErrorVariable = '+problems'; WarningVariable = '+notes'
}

$problems = @(); $notes = @()
$episodes = @(
    Get-OutageEpisode $Export -Source Prator @how
    Get-OutageEpisode $OutageLog -Source OutageLog @how
)
Show-Triage -Title $texts.Episodes -Item $episodes -Problem $problems -Note $notes

$problems = @(); $notes = @()
$sips = @(Resolve-SipAction $Sip @how)
Show-Triage -Title $texts.Sips -Item $sips -Problem $problems -Note $notes

$closable = @($episodes | Where-Object Action -EQ Close)
"── $($texts.Would) ──"
$closable | Close-PratorEpisode -AsOf $AsOf -WhatIf
$orders = @($closable | Close-PratorEpisode -AsOf $AsOf -Worksheet $Worksheet -PassThru -Confirm:$false)
''
"$($orders.Count) $($texts.Written) $Worksheet."
