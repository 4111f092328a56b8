#Requires -Version 7.6

BeforeAll {
    . (Join-Path $PSScriptRoot 'Samples.ps1')
    Import-Module Prator.Recovery
    $script:episodes = Get-OutageEpisode (Join-Path $Monday 'prator-export.csv') @Triage
    $script:sips = Resolve-SipAction (Join-Path $Monday 'prator-sip.csv') @Triage

    # The sample is written by Excel in Swedish.
    $script:rows = Import-Csv (Join-Path $Monday 'prator-export.csv') -Delimiter ';' -Encoding ([System.Text.Encoding]::Latin1)
}

Describe 'Rows that PowerShell reads' {
    It 'get the decisions that the file gets' {
        # Import-Csv can't tell that a row has a cell too many or too few; the file's reader rejects the two that have.
        $piped = $rows | Get-OutageEpisode @Triage
        $piped.Count | Should -Be ($episodes.Count + 2)
        $same = $piped | Where-Object Reference -In $episodes.Reference
        Compare-Object $same $episodes -Property Reference, Action, Rule, Question -SyncWindow 0 | Should -BeNullOrEmpty
    }

    It 'may be chosen first' {
        $one = $rows | Where-Object 'VårdtillfälleId' -EQ 'VT-48215' | Get-OutageEpisode @Triage
        $one.Reference | Should -Be 'VT-48215'
    }

    It 'may be objects of somebody''s own' {
        $one = [pscustomobject] @{ VårdtillfälleId = 'V1'; Skapad = [datetime] '2024-01-10'; Inskriven = '2024-01-09'; 'Kvar på sjukhus' = 'Ja' } | Get-OutageEpisode @Triage
        $one.EpisodeId | Should -Be 'V1'
        $one.CreatedAt | Should -Be ([datetime] '2024-01-10')
    }
}

Describe 'What comes out' {
    It 'is saved by Export-Csv with every cell a text that people can read' {
        $script:file = Join-Path $TestDrive 'episodes.csv'
        $episodes | Export-Csv $file -Delimiter ';' -Encoding utf8BOM
        Get-Content $file -Raw | Should -Not -Match 'System\.|Prator\.Recovery\.|ReadOnly'
        $read = Import-Csv $file -Delimiter ';'
        $read.Count | Should -Be $episodes.Count
        $read.Reference | Should -Be $episodes.Reference
        ($read | Where-Object Action -EQ Close)[0].Changes | Should -Match '^Utklar = \d{4}-\d\d-\d\d; Faktiskt utskriven = \d{4}-\d\d-\d\d$'
    }

    It 'is saved by Export-Csv with the steps of SIPs' {
        $script:file = Join-Path $TestDrive 'sips.csv'
        $sips | Export-Csv $file
        (Import-Csv $file | Where-Object Action -EQ CreateInitiativeAndInvite)[0].Steps | Should -Match '^1\. .+; 2\. '
    }

    It 'is grouped, counted and sorted as by Get-RecoverySummary' {
        $groups = $episodes | Group-Object Action -NoElement
        ($groups | Measure-Object Count -Sum).Sum | Should -Be $episodes.Count
        $counted = $episodes | Get-RecoverySummary -By Action
        foreach ($group in $groups) {
            ($counted | Where-Object Name -EQ $group.Name).Count | Should -Be $group.Count
        }
    }

    It 'is chosen from by Select-Object' {
        $few = $episodes | Select-Object -First 3 -Property Reference, Action
        $few.Count | Should -Be 3
        $few[0].PSObject.Properties.Name | Should -Be 'Reference', 'Action'
    }

    It 'ends the reading where Select-Object has enough' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Get-OutageEpisode (Join-Path $Monday 'prator-export.csv') @Triage | Select-Object -First 1 | Should -HaveCount 1
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'is JSON by ConvertTo-Json, enumerations by name' {
        $json = $episodes | Where-Object Action -EQ Close | Select-Object -First 1 | ConvertTo-Json -Depth 5 -EnumsAsStrings | ConvertFrom-Json
        $json.Action | Should -Be 'Close'
        $json.Changes.Label | Should -Be 'Utklar', 'Faktiskt utskriven'
    }

    It 'is a table by Format-Table, and a list by Format-List, that show no patient' {
        foreach ($shown in ($episodes | Format-Table | Out-String -Width 200), ($episodes | Format-List | Out-String -Width 200), ($sips | Format-Table -AutoSize | Out-String -Width 300)) {
            $shown | Should -Match 'Close|CreateInitiative'
            $shown | Should -Not -Match '\d{8}[- ]?98\d\d|\d{6}[-+]98\d\d'
        }
    }

    It 'is ordered and closed as a pipeline, and nothing under -WhatIf' {
        $script:ledger = Join-Path $TestDrive 'pipe.db'
        $null = Import-PratorExport -Episode (Join-Path $Monday 'prator-export.csv') -Ledger $ledger @Triage
        $before = (Get-FileHash $ledger).Hash
        $null = Get-OutageEpisode -Ledger $ledger @Triage -Action Close | Select-Object -First 1 | Close-PratorEpisode -Ledger $ledger -AsOf 2024-02-05 -WhatIf
        (Get-FileHash $ledger).Hash | Should -Be $before
        $orders = Get-OutageEpisode -Ledger $ledger @Triage -Action Close | Close-PratorEpisode -Ledger $ledger -AsOf 2024-02-05 -Confirm:$false -PassThru
        $orders.Count | Should -Be @($episodes | Where-Object Action -EQ Close).Count
        $states = Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-05 | Group-Object State -AsHashTable -AsString
        $states.Ordered.Count | Should -Be $orders.Count
    }
}
