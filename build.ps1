<#
.SYNOPSIS
Builds, tests, packs or shows HyperVNetworking: a thin wrapper around dotnet.
.EXAMPLE
./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    # Build stages artifacts/module/HyperVNetworking, Test also runs every test, Package also packs the module into a zip file, Demo runs "hvnet demo".
    [ValidateSet('Build', 'Test', 'Package', 'Demo')]
    [string] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with exit code $LASTEXITCODE."
    }
}

Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet build --nologo }
        'Test' { Invoke-Dotnet test --nologo }
        'Demo' { Invoke-Dotnet run --project src/HyperVNetworking.Cli -- demo }
        'Package' {
            Invoke-Dotnet build src/HyperVNetworking --configuration Release --nologo
            $version = (Import-PowerShellDataFile -LiteralPath HyperVNetworking.psd1).ModuleVersion
            $package = Join-Path $PSScriptRoot "artifacts/HyperVNetworking-$version.zip"
            if (Test-Path -LiteralPath $package) {
                Remove-Item -LiteralPath $package
            }

            # Not every PowerShell has Compress-Archive; both editions have this.
            Add-Type -AssemblyName System.IO.Compression.FileSystem
            $module = Join-Path $PSScriptRoot 'artifacts/module/HyperVNetworking'
            [IO.Compression.ZipFile]::CreateFromDirectory($module, $package, [IO.Compression.CompressionLevel]::Optimal, $true)
            Get-Item -LiteralPath $package
        }
    }
}
finally {
    Pop-Location
}
