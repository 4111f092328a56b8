<#
.SYNOPSIS
The morning after: what happened since yesterday, what is proven done, and what remains for whom.
.DESCRIPTION
Takes each day's exports into a ledger, orders the closures of that day, and tells what changed; last it tells how things
stand: every action with how far it has come, what was done otherwise than ordered, what is missing, all other questions by owner
(also those that an action carries), the rejected rows, and the proof of the ledger. The same is left as a page to be passed on. It
needs the module Prator.Recovery and nothing else.

Without files it takes the three sample mornings beside it into a ledger of its own, in the temporary folder; with any, only
those, for now unless -AsOf says otherwise, into the ledger that -Ledger, PRATOR_RECOVERY_LEDGER or recovery.yaml names.
Running it again changes nothing, and says so.
.EXAMPLE
./daily-summary.ps1 -Export prator.csv -OutageLog log.xlsx -Census census.csv -Ledger recovery.db -Worksheet close.csv
#>
[CmdletBinding()]
param(
    [string] $Export,
    [string] $Sip,
    [string] $OutageLog,
    [string] $OutageSipLog,
    [string] $Census,
    [string] $Ledger,
    [string] $Policy,
    [string] $Owners,
    [string] $AsOf,
    [string] $Worksheet,
    [string] $Report,
    [cultureinfo] $Culture = $PSUICulture
)

$ErrorActionPreference = 'Stop'
$isEnglish = $Culture.Name -and $Culture.Name -notlike 'sv*'
if (-not $isEnglish) { $Culture = 'sv-SE' }

# The names that people know, and a text in their language: T 'svenska' 'English'.
function T([string] $Swedish, [string] $English) { if ($isEnglish) { $English } else { $Swedish } }

$actions = [ordered]@{
    Close                           = T 'Avsluta i Prator' 'Close in Prator'
    Register                        = T 'Registrera' 'Register'
    RegisterByAgreement             = T 'Efterregistrera enligt överenskommelse' 'Register by agreement'
    CreateInitiativeAndInvite       = T 'SIP: skapa och kalla' 'SIP: create and invite'
    CreateInitiativeAndRegisterPlan = T 'SIP: skapa och registrera plan' 'SIP: create and register the plan'
    CloseByNormalRoutine            = T 'SIP: avsluta som vanligt' 'SIP: close by the normal routine'
    ContinueManually                = T 'Fortsätt enligt avbrottsrutinen' 'Continue by the manual routine'
    ContinueInPrator                = T 'Fortsätt i Prator' 'Continue in Prator'
    DoNotRegister                   = T 'Registrera inte' 'Do not register'
    None                            = T 'Inget att göra' 'Nothing to do'
    Review                          = T 'Utred först' 'Review first'
}
$states = [ordered]@{
    Waiting = T 'att göra' 'to do'; Ordered = T 'beställt' 'ordered'; Asked = T 'fråga' 'asked'
    PendingApproval = T 'godkänns' 'pending'; Discrepancy = T 'avviker' 'differs'; Vanished = T 'saknas' 'missing'; Settled = T 'klart' 'settled'; Verified = T 'bevisat' 'proven'
}
$happenings = [ordered]@{
    New = T 'nya' 'new'; Changed = T 'ändrade i en källa' 'changed in a source'; Linked = T 'samma post i två källor' 'the same item in two sources'
    Vanished = T 'saknas i dagens uttag' 'missing from today''s export'; Returned = T 'tillbaka' 'back again'
    DecidedDifferently = T 'fick en annan åtgärd' 'got another action'; Asked = T 'fick en ny fråga' 'got a new question'
    Verified = T 'bekräftat gjorda' 'proven done'; Discrepant = T 'gjorda på annat sätt än beställt' 'done otherwise than ordered'
    Settled = T 'klara utan åtgärd' 'settled'; Reopened = T 'öppnade på nytt' 'opened again'; Withdrawn = T 'beställda avslut som inte längre ska göras' 'ordered closures that are not to be done any more'; Escalated = T 'frågor gick vidare till regional förvaltare' 'questions handed on to the regional owner'; Mended = T 'underkända rader rättade' 'rejected rows mended'
}

function Show-Import($Import) {
    foreach ($file in $Import.Files) {
        '  {0,-18} {1,4} {2} = {3} {4} + {5} {6} + {7} {8}' -f $file.Name, $file.Rows, (T 'rader' 'rows'), $file.Items, (T 'poster' 'items'),
            $file.Duplicates, (T 'dubbletter' 'duplicates'), $file.Rejected, (T 'underkända' 'rejected')
    }

    ''
    if ($Import.IsRepeat) {
        T "  Redan inläst (händelse $($Import.Operation)): ingenting ändrades." "  Taken in before (operation $($Import.Operation)): nothing was changed."
        return
    }

    foreach ($name in $happenings.Keys) {
        if ($Import.$name) { '  {0,5} {1}' -f $Import.$name, $happenings[$name] }
        if ($name -eq 'Verified') { Show-Proven $Import }
    }
}

# What the day's exports show to be done, by action.
function Show-Proven($Import) {
    $counts = @{}
    Get-RecoveryItem -State Verified -AsOf $Import.AsOf @at | Where-Object { $_.Since -eq $Import.AsOf } | ForEach-Object { $counts["$($_.Action)"]++ }
    foreach ($action in $actions.Keys) {
        if ($counts[$action]) { '        {0,5} {1}' -f $counts[$action], $actions[$action] }
    }
}

# Orders the closures of the day. An order of yesterday that nobody has carried out carries yesterday's Utklar: it is issued again.
function Show-Order($Day) {
    $of = @{ AsOf = $Day.AsOf } + $at
    $stale = @(Get-RecoveryItem -Stale -State Ordered @of).Count
    $orders = @(
        Get-OutageEpisode -Action Close @of @by -Culture $Culture -WarningAction SilentlyContinue |
            Close-PratorEpisode @of -Worksheet $Worksheet -PassThru -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused |
            Where-Object IsNew
    )
    ''
    $refused | ForEach-Object { "  ! $_" }
    if ($orders) {
        $again = if ($stale) { T ", varav $stale på nytt med dagens datum" ", $stale of them again with today's date" }
        T "  $($orders.Count) avslut beställdes$again." "  $($orders.Count) closures were ordered$again."
    }
    else {
        T '  Inga nya avslut att beställa.' '  No new closures to order.'
    }
}

# How many items of each action have come how far.
function Show-Progress([object[]] $Item) {
    $counts = @{}
    foreach ($one in $Item) { $counts["$($one.Action) $($one.State)"]++ }
    $line = '  {0,-40}' -f ''
    foreach ($state in $states.Values) { $line += '{0,9}' -f $state }
    $line
    foreach ($action in $actions.Keys) {
        $line = '  {0,-40}' -f $actions[$action]
        $all = 0
        foreach ($state in $states.Keys) {
            $count = $counts["$action $state"]
            $all += $count
            $line += '{0,9}' -f $count
        }

        if ($all) { $line.TrimEnd() }
    }
}

function Get-OwnerName($Item) { if ($Item.Owner) { $Item.Owner } else { T '(utan ansvarig)' '(no owner)' } }

# Each different question of an owner once, with how many items wait for its answer; of a few items which. They come by owner, the oldest first.
function Show-Question([object[]] $Asked) {
    $byOwner = [ordered]@{}
    $oldest = @{}
    foreach ($one in $Asked) {
        $owner = Get-OwnerName $one
        if (-not $byOwner.Contains($owner)) { $byOwner[$owner] = [ordered]@{}; $oldest[$owner] = $one.AgeWorkingDays }
        $byOwner[$owner][$one.Question] += @($one.Reference)
    }

    foreach ($owner in $byOwner.Keys) {
        $all = 0
        foreach ($question in $byOwner[$owner].Values) { $all += $question.Count }
        ''
        T "  ${owner}: $all, äldst $($oldest[$owner]) arbetsdagar" "  ${owner}: $all, the oldest $($oldest[$owner]) working days"
        foreach ($question in $byOwner[$owner].Keys) {
            $items = $byOwner[$owner][$question]
            $which = if ($items.Count -le 3) { "  [$($items -join ', ')]" }
            '   {0,3} × {1}{2}' -f $items.Count, $question, $which
        }
    }
}

function Show-Heading([string] $Text) { ''; "── $Text ──" }

if ($Export -or $Sip -or $OutageLog -or $OutageSipLog -or $Census) {
    if (-not $Worksheet) { $Worksheet = 'closing-worksheet.csv' }
    if (-not $Report) { $Report = 'daily-summary.html' }
    $files = @{}
    if ($Export) { $files.Episode = $Export }
    if ($Sip) { $files.Sip = $Sip }
    if ($OutageLog) { $files.OutageLog = $OutageLog }
    if ($OutageSipLog) { $files.OutageSipLog = $OutageSipLog }
    if ($Census) { $files.Census = $Census }
    $days = @(@{ AsOf = if ($AsOf) { $AsOf } else { [datetimeoffset]::Now }; Files = $files })
}
else {
    $folder = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'prator-recovery-sample')
    if (-not $Ledger) { $Ledger = "$([System.IO.Directory]::CreateDirectory($folder).FullName)/ledger.db" }
    if (-not $Worksheet) { $Worksheet = "$([System.IO.Directory]::CreateDirectory($folder).FullName)/closing-worksheet.csv" }
    if (-not $Report) { $Report = "$([System.IO.Directory]::CreateDirectory($folder).FullName)/daily-summary.html" }
    if (-not $Policy) { $Policy = 'prator-2024-01' }
    if (-not $Owners) { $Owners = "$PSScriptRoot/owners.yaml" }
    $days = foreach ($day in '2024-02-05', '2024-02-06', '2024-02-07') {
        $of = "$PSScriptRoot/$day"
        @{
            AsOf  = $day
            Files = @{
                Episode = "$of/prator-export.csv"; Sip = "$of/prator-sip.csv"; Census = "$of/census.csv"
                OutageLog = "$of/outage-log.xlsx"; OutageSipLog = "$of/outage-sip.csv"
            }
        }
    }
}

$at = @{}
if ($Ledger) { $at.Ledger = $Ledger }
$how = @{ Culture = $Culture; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems'; WarningAction = 'SilentlyContinue'; WarningVariable = 'notes' }
$by = @{}
if ($Policy) { $how.Policy = $by.Policy = $Policy }

$told = @{}
foreach ($day in $days) {
    $files = $day.Files
    $import = Import-PratorExport @files @at @how -AsOf $day.AsOf
    if (-not $import) { throw $problems[0] }

    "═══ $($import.AsOf.ToString('dddd yyyy-MM-dd', $Culture).ToUpper($Culture)) ═══"
    Show-Import $import

    # Of a day that was taken in before, the orders were given then; only the newest can still lack some.
    if (-not $import.IsRepeat -or $day -eq $days[-1]) { Show-Order $day }
    foreach ($note in $notes) {
        if (-not $told[$note.Message]) { ''; "  ! $note" }
        $told[$note.Message] = $true
    }

    ''
}

$newest = @{ AsOf = $days[-1].AsOf } + $at
$items = @(Get-RecoveryItem @newest -Culture $Culture)
"═══ $(T 'SÅ HÄR STÅR DET TILL' 'HOW THINGS STAND'), $($import.AsOf.ToString('yyyy-MM-dd')) ═══"
Show-Progress $items

$who = @{}
if ($Owners) { $who.OwnersPath = $Owners }
$asked = @(Get-RecoveryItem -Question @newest @who -Culture $Culture | Where-Object Subject -ne RejectedRow)
$odd = @($asked | Where-Object { $_.State -in 'Discrepancy', 'Vanished' })
if ($odd) {
    Show-Heading (T 'Avviker eller saknas' 'Differs or is missing')
    $odd | ForEach-Object { '  {0,-10} {1}: {2}' -f $_.Reference, (Get-OwnerName $_), $_.Question }
}

Show-Heading (T 'Frågor per ansvarig' 'Questions by owner')
Show-Question @($asked | Where-Object { $_.State -notin 'Discrepancy', 'Vanished' })

if ($problems) {
    Show-Heading (T 'Underkända rader: de får ingen åtgärd förrän de rättats' 'Rejected rows: they have no action until they are mended')
    $problems | ForEach-Object TargetObject | Out-Host
}

$proof = Test-RecoveryLedger @at
Show-Heading (T 'Huvudboken' 'The ledger')
"  $($proof.Ledger)"
if ($proof.IsValid) {
    T "  $($proof.Items) poster och $($proof.Entries) händelser; kedjan är hel och balansen stämmer." "  $($proof.Items) items and $($proof.Entries) entries; the chain is whole and the totals balance."
}
else {
    T '  Kedjan är bruten:' '  The chain is broken:'
    $proof.Breaks | ForEach-Object { "  $_" }
}

T "  Anteckna kedjans huvud: $($proof.Head)" "  Note the head of the chain: $($proof.Head)"
T "  Arbetslista för avsluten: $Worksheet" "  Worksheet of the closures: $Worksheet"

Export-RecoveryReport $Report @newest @who -Since $days[-1].AsOf -Culture $(if ($isEnglish) { 'en-US' } else { 'sv-SE' }) -Force
T "  Att skicka vidare: $Report" "  To be passed on: $Report"
