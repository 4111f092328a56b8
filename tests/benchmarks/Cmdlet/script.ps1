# The same answer without the module, as such scripts are written: rows become objects with the header's names, which go
# through the pipeline. It knows this one form of file only: no other encodings, headers, words or forms of dates.
param([string] $Path, [string] $AsOf)

function Read-Row {
    param([string] $Path)

    $reader = [IO.StreamReader]::new($Path)
    try {
        $names = $reader.ReadLine().Split(';')
        while ($null -ne ($line = $reader.ReadLine())) {
            if ($line.Contains('"')) {
                # A quoted field may hold delimiters, doubled quotes and line breaks.
                while ($line.Split('"').Count % 2 -eq 0 -and $null -ne ($next = $reader.ReadLine())) { $line += "`n$next" }
                $fields = @(foreach ($match in [regex]::Matches($line, '(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))')) {
                    if ($match.Groups[1].Success) { $match.Groups[1].Value.Replace('""', '"') } else { $match.Groups[2].Value }
                })
            }
            else {
                $fields = $line.Split(';')
            }

            $row = [ordered]@{}
            for ($i = 0; $i -lt $names.Count; $i++) { $row[$names[$i]] = $fields[$i] }
            [pscustomobject]$row
        }
    }
    finally {
        $reader.Dispose()
    }
}

# Of rows that say the same the first counts; rows of one id that say different things are for review.
$formats = [string[]]('yyyy-MM-dd HH:mm', 'yyyy-MM-dd')
$culture = [cultureinfo]::InvariantCulture
$date = [datetime]::MinValue
$contents = [Collections.Generic.HashSet[string]]::new()
$different = @{}
$rows = [Collections.Generic.List[object]]::new()
Read-Row $Path | ForEach-Object {
    foreach ($text in $_.Skapad, $_.Inskriven, $_.Utklar, $_.'Faktiskt utskriven') {
        if ($text -and -not [datetime]::TryParseExact($text, $formats, $culture, 'None', [ref]$date)) { return }
    }

    if ($contents.Add($_.psobject.Properties.Value -join ';')) {
        $different[$_.VårdtillfälleId]++
        $rows.Add($_)
    }
}

$n = @{}
$asOfEnd = "$AsOf 23:59:59"
$rows | ForEach-Object {
    if ($_.'Utskriven till' -eq 'Ordinärt boende') { $where = 'home' }
    elseif ($_.'Utskriven till' -eq 'Annat sjukhus') { $where = 'otherHospital' }
    elseif ($_.'Utskriven till' -eq 'Avliden') { $where = 'deceased' }
    elseif ($_.'Utskriven till' -eq 'Annan avdelning') { $where = 'inpatient' }
    elseif ($_.'Utskriven till') { $where = 'unknown' }
    elseif ($_.'Kvar på sjukhus' -eq 'Ja') { $where = 'inpatient' }
    elseif ($_.'Faktiskt utskriven' -or $_.'Kvar på sjukhus' -eq 'Nej') { $where = 'home' }
    else { $where = 'unknown' }

    if ($different[$_.VårdtillfälleId] -gt 1) { $action = 'Review' }
    elseif (
        ($_.'Faktiskt utskriven' -and $_.Inskriven -and $_.'Faktiskt utskriven' -lt $_.Inskriven.Substring(0, 10)) -or
        $_.Skapad -gt $asOfEnd -or
        $_.Inskriven -gt $asOfEnd -or
        $_.'Faktiskt utskriven' -gt $AsOf -or
        ($_.Utklar -gt $AsOf -and $_.'Faktiskt utskriven') -or
        ($where -eq 'inpatient' -and $_.'Faktiskt utskriven') -or
        ($_.'Kvar på sjukhus' -eq 'Ja' -and $where -in 'home', 'otherHospital', 'deceased')
    ) { $action = 'Review' }
    elseif ($_.Status -eq 'Avslutad' -or $_.Status -eq 'Makulerad') { $action = 'None' }
    elseif ($_.Status -and $_.Status -ne 'Öppen') { $action = 'Review' }
    elseif (-not $_.Skapad) { $action = 'Review' }
    elseif ($_.Skapad -ge '2024-02-01') {
        if ($where -eq 'deceased') { $action = 'Review' } else { $action = 'ContinueInPrator' }
    }
    elseif ($_.Skapad -ge '2024-01-17') {
        if ($_.'Omfattande insatser' -eq 'Ja' -and $_.Överenskommelse -eq 'Ja' -and $where -ne 'deceased') { $action = 'ContinueInPrator' }
        else { $action = 'Review' }
    }
    elseif ($where -eq 'inpatient') { $action = 'ContinueInPrator' }
    elseif ($where -eq 'home' -and $_.'Faktiskt utskriven') { $action = 'Close' }
    else { $action = 'Review' }

    $n[$action]++
}

$n
