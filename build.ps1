#Requires -Version 7.6

<#
.SYNOPSIS
    Builds, tests, documents, packs and installs the module Prator.Recovery. A front for people with pwsh: `dotnet build` and
    `dotnet test` do without it.

.DESCRIPTION
    Build    compiles, and lays the module out under out/module/Prator.Recovery
    Docs     brings docs/en-US up to date with the cmdlets, and compiles it to the help in module/en-US (needs
             Microsoft.PowerShell.PlatyPS)
    Pack     makes under out/packages a package for a PowerShell repository (.nupkg), an archive for machines without internet
             (.zip), the list of what is in them (CycloneDX, .cdx.json), and SHA256SUMS of the three
    Test     runs `dotnet test`, tests/pester against the archive as users unpack it, and PSScriptAnalyzer over every script
             (needs Pester and PSScriptAnalyzer)
    Install  unpacks the archive on the user's module path

    They run in this order, whatever the order in which they are named, each once and with what it needs before it.

.EXAMPLE
    ./build.ps1 -Task Pack

    Makes the packages.

.EXAMPLE
    ./build.ps1 -Task Test, Install

    Installs the module for the user who runs this, if every test passes.
#>
[CmdletBinding()]
param(
    # What to do.
    [ValidateSet('Build', 'Docs', 'Pack', 'Test', 'Install')]
    [string[]] $Task = 'Build',

    # How to compile.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Where Install unpacks the module, if not on the module path of the user who runs this.
    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$name = 'Prator.Recovery'
$manifest = Import-PowerShellDataFile "$PSScriptRoot/module/$name.psd1"
$version = $manifest.ModuleVersion
$layout = "$PSScriptRoot/out/module/$name"
$packages = "$PSScriptRoot/out/packages"
$archive = "$packages/$name-$version.zip"

# Where Install unpacks it.
$modulePath = if ($Destination) {
    $Destination
}
elseif ($IsWindows) {
    "$([Environment]::GetFolderPath('MyDocuments'))/PowerShell/Modules"
}
else {
    "$($env:XDG_DATA_HOME ? $env:XDG_DATA_HOME : "$HOME/.local/share")/powershell/Modules"
}

function Assert-Module {
    param([string] $Name, [version] $Least, [string] $Task)

    if (-not (Get-Module -ListAvailable -Name $Name | Where-Object Version -GE $Least)) {
        throw "$Task needs the module $Name $Least or later. With internet: Install-PSResource $Name. Without: Save-PSResource $Name -Path <folder> where there is internet, and copy what that saves to a folder of `$env:PSModulePath."
    }
}

function Get-FreshFolder {
    [System.IO.Directory]::CreateTempSubdirectory("$name-").FullName
}

function Invoke-BuildTask {
    # Cleared first: what is packed is what this build lays out.
    if (Test-Path $layout) {
        Remove-Item $layout -Recurse -Force
    }

    dotnet build "$PSScriptRoot/$name.sln" --configuration $Configuration --nologo --verbosity quiet
    $null = Test-ModuleManifest "$layout/$name.psd1"
}

function Invoke-DocsTask {
    Assert-Module -Name Microsoft.PowerShell.PlatyPS -Least 1.0.0 -Task Docs
    $work = Get-FreshFolder
    try {
        # Without its help, or each description would be written twice.
        Copy-Item $layout $work -Recurse
        Remove-Item "$work/$name/en-US", "$work/$name/sv-SE" -Recurse
        & ([Environment]::ProcessPath) -NoProfile -Command {
            param($module, $pages, $made)
            $ErrorActionPreference = 'Stop'
            Import-Module Microsoft.PowerShell.PlatyPS, $module
            Get-ChildItem $pages -Filter *-*.md | Update-MarkdownCommandHelp -NoBackup
            foreach ($page in Get-ChildItem $pages -Filter *-*.md) {
                # As the other pages of this project are written, and without the day of this run.
                $text = (Get-Content $page -Raw) -replace '\r' -replace '(?m)[ \t]+$' -replace '(?m)^ms\.date:.*\n' -replace '### System\.Object\n\n\{\{ Fill in the Description \}\}\n\n' -replace '\n{3,}', "`n`n"
                Set-Content $page ($text.TrimEnd() + "`n") -NoNewline -Encoding utf8NoBOM
            }

            Get-ChildItem $pages -Filter *-*.md | Import-MarkdownCommandHelp | Export-MamlCommandHelp -OutputFolder $made -Force
        } -args "$work/$name", "$PSScriptRoot/docs/en-US", "$work/help" | Out-Null
        Copy-Item "$work/help/$name/$name.dll-Help.xml" "$PSScriptRoot/module/en-US"
    }
    finally {
        Remove-Item $work -Recurse -Force
    }
}

function Invoke-PackTask {
    if (Test-Path $packages) {
        Remove-Item $packages -Recurse -Force
    }

    $null = New-Item $packages -ItemType Directory
    $staging = Get-FreshFolder
    try {
        # Folders as Install-PSResource makes them, so that the archive may be unpacked straight onto a module path.
        $folder = "$staging/$name/$version"
        $null = New-Item "$staging/$name" -ItemType Directory
        Copy-Item $layout $folder -Recurse
        Compress-Folder -Root $staging -Folder $name -Path $archive

        # Beside the module, not in it: a repository installs every file of the package.
        Get-Nuspec -Folder $folder | Set-Content "$staging/$name.nuspec" -Encoding utf8NoBOM

        # What it warns of are habits of packages for .NET projects, which this is none of.
        $PSNativeCommandUseErrorActionPreference = $false
        $said = dotnet pack "$staging/$name.nuspec" --output $packages --nologo 2>&1
        if ($LASTEXITCODE -ne 0) {
            throw "The package was not made: $($said -join [Environment]::NewLine)"
        }
    }
    finally {
        Remove-Item $staging -Recurse -Force
    }

    $PSNativeCommandUseErrorActionPreference = $true
    Get-Sbom | ConvertTo-Json -Depth 10 | Set-Content "$packages/$name-$version.cdx.json" -Encoding utf8NoBOM
    Get-ChildItem $packages -File |
        Get-FileHash -Algorithm SHA256 |
        ForEach-Object { "$($_.Hash.ToLowerInvariant())  $(Split-Path $_.Path -Leaf)" } |
        Set-Content "$packages/SHA256SUMS" -Encoding utf8NoBOM
    Get-ChildItem $packages -File | Select-Object Name, Length
}

<#
 The same files give the same bytes, wherever and whenever they are packed: in order, without their times, each to be read by all.
#>
function Compress-Folder {
    param([string] $Root, [string] $Folder, [string] $Path)

    $zip = [System.IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        $files = Get-ChildItem "$Root/$Folder" -File -Recurse | ForEach-Object { [System.IO.Path]::GetRelativePath($Root, $_.FullName).Replace('\', '/') }
        foreach ($file in [string[]] $files | Sort-Object -CaseSensitive -Culture '') {
            $entry = $zip.CreateEntry($file)
            $entry.LastWriteTime = [DateTimeOffset]::new(2000, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
            $entry.ExternalAttributes = 0x81A4 -shl 16
            $written = $entry.Open()
            $written.Write([System.IO.File]::ReadAllBytes("$Root/$file"))
            $written.Dispose()
        }
    }
    finally {
        $zip.Dispose()
    }
}

<#
 What a PowerShell repository reads of the module. The tags by which Find-PSResource finds a module and its cmdlets are those that
 Publish-PSResource gives.
#>
function Get-Nuspec {
    param([string] $Folder)

    $about = $manifest.PrivateData.PSData
    $tags = @('PSModule', 'PSIncludes_Cmdlet') + @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }) + $about.Tags
    $text = @{
        id          = $name
        version     = $version
        authors     = $manifest.Author
        copyright   = $manifest.Copyright
        description = $manifest.Description
        notes       = $about.ReleaseNotes
        tags        = $tags -join ' '
        folder      = "$Folder$([System.IO.Path]::DirectorySeparatorChar)**"
    }
    foreach ($key in @($text.Keys)) {
        $text[$key] = [System.Security.SecurityElement]::Escape($text[$key])
    }

    @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>$($text.id)</id>
    <version>$($text.version)</version>
    <authors>$($text.authors)</authors>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <license type="expression">MIT</license>
    <description>$($text.description)</description>
    <releaseNotes>$($text.notes)</releaseNotes>
    <copyright>$($text.copyright)</copyright>
    <tags>$($text.tags)</tags>
  </metadata>
  <files>
    <file src="$($text.folder)" target="" />
  </files>
</package>
"@
}

<#
 What the module is made of, in the format of CycloneDX 1.6: each package that was restored for it, with its licence and hash.
#>
function Get-Sbom {
    $built = Get-Content "$PSScriptRoot/src/$name/bin/$Configuration/net10.0/$name.deps.json" -Raw | ConvertFrom-Json -AsHashtable
    $restored = ((dotnet nuget locals global-packages --list) -split ': ', 2)[1]
    $components = foreach ($key in $built.libraries.Keys | Sort-Object) {
        $library = $built.libraries[$key]
        if ($library.type -eq 'package') {
            $id, $itsVersion = $key -split '/', 2
            $component = [ordered]@{
                type      = 'library'
                'bom-ref' = "pkg:nuget/$id@$itsVersion"
                name      = $id
                version   = $itsVersion
                purl      = "pkg:nuget/$id@$itsVersion"
                hashes    = @([ordered]@{ alg = 'SHA-512'; content = [Convert]::ToHexString([Convert]::FromBase64String(($library.sha512 -replace '^sha512-'))).ToLowerInvariant() })
            }
            $licence = Get-PackageLicence "$restored/$($library.path)/$($id.ToLowerInvariant()).nuspec"
            if ($licence) {
                $component.licenses = @($licence)
            }

            $component
        }
    }

    [ordered]@{
        '$schema'   = 'http://cyclonedx.org/schema/bom-1.6.schema.json'
        bomFormat   = 'CycloneDX'
        specVersion = '1.6'
        version     = 1
        metadata    = [ordered]@{
            component = [ordered]@{
                type      = 'library'
                'bom-ref' = "$name@$version"
                name      = $name
                version   = $version
                licenses  = @(@{ license = @{ id = 'MIT' } })
            }
        }
        components  = @($components)
    }
}

function Get-PackageLicence {
    param([string] $Nuspec)

    $metadata = ([xml] (Get-Content $Nuspec -Raw)).package.metadata
    $said = $metadata.SelectSingleNode('*[local-name()="license"]')
    $address = $metadata.SelectSingleNode('*[local-name()="licenseUrl"]')
    if ($said -and $said.GetAttribute('type') -eq 'expression') {
        @{ expression = $said.InnerText }
    }
    elseif ($address) {
        @{ license = [ordered]@{ name = 'See the address'; url = $address.InnerText } }
    }
}

function Invoke-TestTask {
    Assert-Module -Name Pester -Least 5.5.0 -Task Test
    Assert-Module -Name PSScriptAnalyzer -Least 1.24.0 -Task Test

    $found = @(Get-Item "$PSScriptRoot/build.ps1") + @(Get-ChildItem "$PSScriptRoot/module", "$PSScriptRoot/docs", "$PSScriptRoot/tests" -Recurse -Include *.ps1, *.psm1, *.psd1) |
        Where-Object FullName -NotMatch '[\\/](bin|obj|node_modules)[\\/]' |
        ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName }
    if ($found) {
        throw "PSScriptAnalyzer found:$([Environment]::NewLine)$($found | Format-Table ScriptName, Line, RuleName, Message -Wrap | Out-String)"
    }

    Push-Location $PSScriptRoot
    try {
        dotnet test --configuration $Configuration --no-build
    }
    finally {
        Pop-Location
    }

    # In a process of its own: this one would keep the assemblies of the module that it tried.
    $modules = Get-FreshFolder
    try {
        [System.IO.Compression.ZipFile]::ExtractToDirectory($archive, $modules)
        & ([Environment]::ProcessPath) -NoProfile -File "$PSScriptRoot/tests/pester/Run.ps1" -ModulePath $modules
    }
    finally {
        Remove-Item $modules -Recurse -Force
    }
}

function Invoke-InstallTask {
    $folder = "$modulePath/$name/$version"
    if (Test-Path $folder) {
        try {
            Remove-Item $folder -Recurse -Force
        }
        catch [System.IO.IOException], [UnauthorizedAccessException] {
            throw "$folder is in use. End the sessions that have imported $name $version, and run this again. ($($_.Exception.Message))"
        }
    }

    $null = New-Item $modulePath -ItemType Directory -Force
    [System.IO.Compression.ZipFile]::ExtractToDirectory($archive, $modulePath)
    "$name $version stands in $folder. Import-Module $name, then Get-Help about_Prator_Recovery."
}

# What each task needs before it, in the order in which they run.
$needs = [ordered]@{
    Build   = @()
    Docs    = @('Build')
    Pack    = @('Build')
    Test    = @('Build', 'Pack')
    Install = @('Build', 'Pack')
}
$wanted = @($Task | ForEach-Object { $_; $needs[$_] })
foreach ($each in $needs.Keys.Where({ $_ -in $wanted })) {
    Write-Information "== $each ($Configuration)" -InformationAction Continue
    & "Invoke-${each}Task"
}
