#Requires -Version 7.6

<#
.SYNOPSIS
    Builds, tests, documents, packs and installs the module Prator.Recovery. A front for people with pwsh: `dotnet build` and
    `dotnet test` do without it.

.DESCRIPTION
    Build    compiles, and lays the module out under out/module/Prator.Recovery
    Docs     compiles docs/en-US to the help in module/en-US (needs Microsoft.PowerShell.PlatyPS)
    Pack     makes under out/packages a package for a PowerShell repository (.nupkg), an archive for machines without internet
             (.zip), the list of what is in them (CycloneDX, .cdx.json), and SHA256SUMS of the three
    Test     runs `dotnet test`, and tests/pester against the archive as users unpack it (needs Pester)
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
    [string] $Destination,

    # Only these tests of `dotnet test`, as its --filter-class has them; all where none is named.
    [string[]] $TestClass = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$name = 'Prator.Recovery'
$manifest = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'module' "$name.psd1")
$version = $manifest.ModuleVersion
$layout = Join-Path $PSScriptRoot 'out' 'module' $name
$packages = Join-Path $PSScriptRoot 'out' 'packages'
$archive = Join-Path $packages "$name-$version.zip"

function Assert-Module {
    param([string] $Name, [version] $Least, [string] $Task)

    if (-not (Get-Module -ListAvailable -Name $Name | Where-Object Version -GE $Least)) {
        throw "$Task needs the module $Name $Least or later. With internet: Install-PSResource $Name. Without: Save-PSResource $Name -Path <folder> where there is internet, and copy what that saves to a folder of `$env:PSModulePath."
    }
}

function Invoke-Build {
    # Cleared first: what is packed is what this build lays out.
    if (Test-Path $layout) {
        Remove-Item $layout -Recurse -Force
    }

    dotnet build (Join-Path $PSScriptRoot "$name.sln") --configuration $Configuration --nologo --verbosity quiet
    $null = Test-ModuleManifest (Join-Path $layout "$name.psd1")
}

function Invoke-Docs {
    Assert-Module Microsoft.PowerShell.PlatyPS 1.0.0 Docs
    $made = New-TemporaryFolder
    try {
        Get-ChildItem (Join-Path $PSScriptRoot 'docs' 'en-US') -Filter *-*.md |
            Import-MarkdownCommandHelp -Path { $_.FullName } |
            Export-MamlCommandHelp -OutputFolder $made -Force |
            Move-Item -Destination (Join-Path $PSScriptRoot 'module' 'en-US') -Force
    }
    finally {
        Remove-Item $made -Recurse -Force
    }
}

function Invoke-Pack {
    if (Test-Path $packages) {
        Remove-Item $packages -Recurse -Force
    }

    $null = New-Item $packages -ItemType Directory
    $staging = New-TemporaryFolder
    try {
        # Folders as Install-PSResource makes them, so that an archive may be unpacked straight onto a module path.
        $folder = Join-Path $staging $name $version
        $null = New-Item (Split-Path $folder) -ItemType Directory
        Copy-Item $layout $folder -Recurse
        Compress-Folder $staging $name $archive

        # Beside the module, not in it: a repository installs every file of the package.
        $nuspec = Join-Path $staging "$name.nuspec"
        Get-Nuspec -Folder $folder | Set-Content $nuspec -Encoding utf8NoBOM

        # What it warns of are habits of packages for .NET projects, which this is none of.
        $PSNativeCommandUseErrorActionPreference = $false
        $said = dotnet pack $nuspec --output $packages --nologo
        if ($LASTEXITCODE -ne 0) {
            throw "The package was not made: $($said -join [Environment]::NewLine)"
        }
    }
    finally {
        Remove-Item $staging -Recurse -Force
    }

    Get-BillOfMaterials | ConvertTo-Json -Depth 10 | Set-Content (Join-Path $packages "$name-$version.cdx.json") -Encoding utf8NoBOM
    Get-ChildItem $packages -File |
        Get-FileHash -Algorithm SHA256 |
        ForEach-Object { "$($_.Hash.ToLowerInvariant())  $(Split-Path $_.Path -Leaf)" } |
        Set-Content (Join-Path $packages 'SHA256SUMS') -Encoding utf8NoBOM
    Get-ChildItem $packages -File | Select-Object Name, Length
}

<#
 The same files give the same bytes, wherever and whenever they are packed: in order, without their times, each to be read by all.
#>
function Compress-Folder {
    param([string] $Root, [string] $Folder, [string] $Path)

    $zip = [System.IO.Compression.ZipFile]::Open($Path, 'Create')
    try {
        $files = Get-ChildItem (Join-Path $Root $Folder) -File -Recurse | ForEach-Object { [System.IO.Path]::GetRelativePath($Root, $_.FullName).Replace('\', '/') }
        foreach ($file in [string[]] $files | Sort-Object -CaseSensitive -Culture '') {
            $entry = $zip.CreateEntry($file)
            $entry.LastWriteTime = [DateTimeOffset]::new(2000, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
            $entry.ExternalAttributes = 0x81A4 -shl 16
            $written = $entry.Open()
            $written.Write([System.IO.File]::ReadAllBytes((Join-Path $Root $file)))
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
function Get-BillOfMaterials {
    $built = Get-Content (Join-Path $PSScriptRoot 'src' $name 'bin' $Configuration 'net10.0' "$name.deps.json") -Raw | ConvertFrom-Json -AsHashtable
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
            $licence = Get-PackageLicence (Join-Path $restored $library.path "$($id.ToLowerInvariant()).nuspec")
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

function Invoke-Test {
    Assert-Module Pester 5.5.0 Test
    $only = @($TestClass | ForEach-Object { '--filter-class'; $_ })
    Push-Location $PSScriptRoot
    try {
        dotnet test --configuration $Configuration --no-build @only
    }
    finally {
        Pop-Location
    }

    # In a process of its own: this one would keep the assemblies of the module that it tried.
    $modules = New-TemporaryFolder
    try {
        [System.IO.Compression.ZipFile]::ExtractToDirectory($archive, $modules)
        & ([Environment]::ProcessPath) -NoProfile -File (Join-Path $PSScriptRoot 'tests' 'pester' 'Run.ps1') -ModulePath $modules
    }
    finally {
        Remove-Item $modules -Recurse -Force
    }
}

function Invoke-Install {
    $path = if ($Destination) {
        $Destination
    }
    elseif ($IsWindows) {
        Join-Path ([Environment]::GetFolderPath('MyDocuments')) 'PowerShell' 'Modules'
    }
    else {
        Join-Path ($env:XDG_DATA_HOME ? $env:XDG_DATA_HOME : (Join-Path $HOME '.local' 'share')) 'powershell' 'Modules'
    }

    $folder = Join-Path $path $name $version
    if (Test-Path $folder) {
        try {
            Remove-Item $folder -Recurse -Force
        }
        catch [System.IO.IOException], [UnauthorizedAccessException] {
            throw "$folder is in use. End the sessions that have imported $name $version, and run this again. ($($_.Exception.Message))"
        }
    }

    $null = New-Item $path -ItemType Directory -Force
    [System.IO.Compression.ZipFile]::ExtractToDirectory($archive, $path)
    "$name $version stands in $folder. Import-Module $name, then Get-Help about_Prator_Recovery."
}

function New-TemporaryFolder {
    [System.IO.Directory]::CreateTempSubdirectory("$name-").FullName
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
    Write-Host "== $each"
    & "Invoke-$each"
}
