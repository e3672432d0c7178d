<#
.SYNOPSIS
Builds, tests, packs or shows HyperVNetworking: a thin wrapper around dotnet.
.EXAMPLE
./build.ps1 -Task Test
.EXAMPLE
./build.ps1 -Task Package
Writes the packages of the modules, as the PowerShell Gallery takes them, and of the tool hvnet to artifacts/packages.
#>
[CmdletBinding()]
param(
    # Build stages artifacts/module, Test also runs every test, Package packs the modules and hvnet (PackageModule and PackageTool one of them), Demo runs "hvnet demo".
    [ValidateSet('Build', 'Test', 'Package', 'PackageModule', 'PackageTool', 'Demo')]
    [string] $Task = 'Build',

    # Where packages are written to.
    [string] $OutputPath = (Join-Path $PSScriptRoot 'artifacts/packages'),

    # What is packed.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Packs what was built before.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with exit code $LASTEXITCODE."
    }
}

# The nuspec of a module, from its manifest alone, with the tags by which the gallery finds cmdlets, DSC resources and editions.
function Get-ModuleNuspec([string] $ManifestPath) {
    $manifest = Import-PowerShellDataFile -LiteralPath $ManifestPath
    $data = $manifest.PrivateData.PSData
    $tags = @('PSModule') + @($data.Tags) + @($manifest.CompatiblePSEditions | ForEach-Object { "PSEdition_$_" })
    if ($manifest.CmdletsToExport) { $tags += @('PSIncludes_Cmdlet') + @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }) }
    if ($manifest.DscResourcesToExport) { $tags += @('PSIncludes_DscResource') + @($manifest.DscResourcesToExport | ForEach-Object { "PSDscResource_$_" }) }
    $fields = [ordered]@{
        id = [IO.Path]::GetFileNameWithoutExtension($ManifestPath); version = Get-PackageVersion $manifest; authors = $manifest.Author; owners = $manifest.CompanyName
        requireLicenseAcceptance = "$([bool] $data.RequireLicenseAcceptance)".ToLowerInvariant(); licenseUrl = $data.LicenseUri; projectUrl = $data.ProjectUri; iconUrl = $data.IconUri
        description = $manifest.Description; releaseNotes = $data.ReleaseNotes; copyright = $manifest.Copyright; tags = ($tags | Select-Object -Unique) -join ' '
    }
    $lines = foreach ($name in $fields.Keys) { if ($fields[$name]) { "    <$name>$([Security.SecurityElement]::Escape($fields[$name]))</$name>" } }
    $needed = foreach ($module in $manifest.RequiredModules) { "      <dependency id=`"$([Security.SecurityElement]::Escape($module.ModuleName))`" version=`"$($module.ModuleVersion)`" />" }
    if ($needed) { $lines += @('    <dependencies>') + @($needed) + @('    </dependencies>') }
    @('<?xml version="1.0" encoding="utf-8"?>', '<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">', '  <metadata>') + $lines +
    @('  </metadata>', '  <files>', '    <file src="**" exclude="**/*.pdb" target="" />', '  </files>', '</package>') -join "`n"
}

function Get-PackageVersion($Manifest) {
    $label = $Manifest.PrivateData.PSData.Prerelease
    if ($label) { "$($Manifest.ModuleVersion)-$label" } else { $Manifest.ModuleVersion }
}

function New-ModulePackage {
    if (-not $NoBuild) { Invoke-Dotnet build src/HyperVNetworking --configuration $Configuration --nologo }
    foreach ($folder in Get-ChildItem -LiteralPath artifacts/module -Directory | Sort-Object Name) {
        $nuspec = Join-Path $OutputPath "$($folder.Name).nuspec"
        [IO.File]::WriteAllText($nuspec, (Get-ModuleNuspec (Join-Path $folder.FullName "$($folder.Name).psd1")))
        try {
            # NuGet expects libraries in folders by framework; a module has its own.
            Invoke-Dotnet pack src/HyperVNetworking --no-build --configuration $Configuration --nologo --verbosity quiet --output $OutputPath `
                '-p:IsPackable=true' '-p:NoPackageAnalysis=true' "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$($folder.FullName)" '-p:NoWarn=NU5125'
        }
        finally {
            Remove-Item -LiteralPath $nuspec
        }

        Get-Item -Path (Join-Path $OutputPath "$($folder.Name).[0-9]*.nupkg")
    }
}

function New-ToolPackage {
    if (-not $NoBuild) { Invoke-Dotnet build src/HyperVNetworking.Cli --configuration $Configuration --nologo }
    Invoke-Dotnet pack src/HyperVNetworking.Cli --no-build --configuration $Configuration --nologo --verbosity quiet --output $OutputPath
    Get-Item -Path (Join-Path $OutputPath 'hvnet.[0-9]*.nupkg')
}

$OutputPath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputPath)
Push-Location -LiteralPath $PSScriptRoot
try {
    if ($Task -like 'Package*') {
        New-Item -ItemType Directory -Path $OutputPath -Force | Out-Null
        Get-ChildItem -LiteralPath $OutputPath -Filter *.nupkg | Remove-Item
    }

    switch ($Task) {
        'Build' { Invoke-Dotnet build --nologo }
        'Test' { Invoke-Dotnet test --nologo }
        'Demo' { Invoke-Dotnet run --project src/HyperVNetworking.Cli -- demo }
        'PackageModule' { New-ModulePackage }
        'PackageTool' { New-ToolPackage }
        'Package' { New-ModulePackage; New-ToolPackage }
    }
}
finally {
    Pop-Location
}
