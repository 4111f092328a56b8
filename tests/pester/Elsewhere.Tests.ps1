#Requires -Version 7.6

BeforeAll {
    . (Join-Path $PSScriptRoot 'Samples.ps1')
    Import-Module Prator.Recovery
    $script:file = Join-Path $Monday 'prator-export.csv'
    $script:here = Get-OutageEpisode $file @Triage
}

Describe 'In other runspaces' {
    It 'the cmdlets decide the same at the same time' {
        $each = 1..4 | ForEach-Object -Parallel {
            $triage = $using:Triage
            , @(Get-OutageEpisode $using:file @triage | ForEach-Object { "$($_.Reference) $($_.Action)" })
        } -ThrottleLimit 4
        $each.Count | Should -Be 4
        foreach ($one in $each) {
            $one | Should -Be @($here | ForEach-Object { "$($_.Reference) $($_.Action)" })
        }
    }

    It 'several may read a ledger at the same time' {
        $script:ledger = Join-Path $TestDrive 'parallel.db'
        $null = Import-PratorExport -Episode $file -Ledger $ledger @Triage
        $counts = 1..4 | ForEach-Object -Parallel { @(Get-RecoveryItem -Ledger $using:ledger -AsOf 2024-02-05).Count }
        $counts | Should -Be @(, $here.Count * 4)
    }
}

Describe 'In another process' {
    BeforeAll {
        $script:there = Start-Job {
            $triage = $using:Triage
            Get-OutageEpisode $using:file @triage
        } | Receive-Job -Wait -AutoRemoveJob
    }

    It 'what came over has every property with its value' {
        $there.Count | Should -Be $here.Count
        $there[0].PSTypeNames[0] | Should -Be 'Deserialized.Prator.Recovery.OutageEpisode'
        foreach ($name in $here[0].PSObject.Properties.Name) {
            @($there | ForEach-Object { "$($_.$name)" }) | Should -Be @($here | ForEach-Object { "$($_.$name)" }) -Because $name
        }
    }

    It 'what an item holds came over as objects' {
        $one = @($there | Where-Object Action -EQ Close)[0]
        $one.Changes[0].Field | Should -Be 'ReadyAt'
        $one.Source.Row | Should -BeOfType [int]
    }

    It 'may be ordered from, as what it was' {
        $again = $there | Get-OutageEpisode @Triage
        $again.Count | Should -Be $here.Count
    }
}

Describe 'Saved by Export-Clixml' {
    It '<_> has what it had' -ForEach 'an item', 'a question', 'a summary', 'an audit' {
        $script:ledger = Join-Path $TestDrive "clixml.db"
        if (-not (Test-Path $ledger)) {
            $null = Import-PratorExport -Episode $file -Ledger $ledger @Triage
        }

        $made = @(switch ($_) {
                'an item' { Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-05 -History }
                'a question' { Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-05 -Question }
                'a summary' { Get-RecoverySummary -Ledger $ledger -AsOf 2024-02-05 }
                'an audit' { Get-RecoveryAudit -Ledger $ledger }
            })
        $made.Count | Should -BeGreaterThan 0
        $saved = Join-Path $TestDrive 'saved.xml'
        $made | Export-Clixml $saved
        $read = @(Import-Clixml $saved)
        $read.Count | Should -Be $made.Count
        foreach ($name in $made[0].PSObject.Properties.Name) {
            @($read | ForEach-Object { "$($_.$name)" }) | Should -Be @($made | ForEach-Object { "$($_.$name)" }) -Because $name
        }
    }
}
