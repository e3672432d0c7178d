# JSON <-> the properties of an instance, checked against the schema in the resource's manifest.

class InstanceException : System.Exception {
    [string] $ErrorId

    InstanceException([string] $errorId, [string] $message) : base($message) {
        $this.ErrorId = $errorId
    }
}

function Get-InstanceSchema([string] $Type) {
    $manifest = Join-Path $PSScriptRoot "$($Type.ToLowerInvariant()).dsc.resource.json"
    (Get-Content -LiteralPath $manifest -Raw | ConvertFrom-Json).schema.embedded
}

# No message repeats a value: it may be the one that nobody may read.
function ConvertFrom-Instance([string] $Json, $Schema) {
    try {
        $document = [System.Text.Json.JsonDocument]::Parse($Json)
    }
    catch [System.Text.Json.JsonException] {
        $at = $_.Exception
        throw [InstanceException]::new('InputNotJson', "The input is not JSON: line $($at.LineNumber + 1), byte $($at.BytePositionInLine + 1).")
    }

    try {
        if ($document.RootElement.ValueKind -ne 'Object') {
            throw [InstanceException]::new('InputNotJson', "The input is a JSON $("$($document.RootElement.ValueKind)".ToLowerInvariant()) and not an object.")
        }

        ConvertFrom-Element $document.RootElement $Schema '' $Schema.'$defs'
    }
    finally {
        $document.Dispose()
    }
}

function ConvertFrom-Element([System.Text.Json.JsonElement] $Element, $Schema, [string] $Path, $Definition) {
    if ($Schema.'$ref') {
        $Schema = $Definition.($Schema.'$ref')
    }

    $kind = "$($Element.ValueKind)"
    $is = switch ($kind) { 'True' { 'boolean' } 'False' { 'boolean' } 'Number' { if ($Element.GetRawText() -match '^-?\d+$') { 'integer' } else { 'number' } } default { $kind.ToLowerInvariant() } }
    $types = @($Schema.type)
    if ($Schema.type -and $types -cnotcontains $is -and -not ($is -eq 'integer' -and $types -ccontains 'number')) {
        throw [InstanceException]::new('PropertyTypeInvalid', "The property '$Path' is of type $is and must be of type $($types -join ' or ').")
    }

    switch ($is) {
        'object' {
            # A document in place is a text of its own: the reader of documents tells its errors with their lines.
            if ($Schema.contentMediaType -eq 'application/json') {
                return $Element.GetRawText()
            }

            return ConvertFrom-Object $Element $Schema $Path $Definition
        }
        'array' {
            $list = [System.Collections.Generic.List[object]]::new()
            $i = 0
            foreach ($item in $Element.EnumerateArray()) {
                $list.Add((ConvertFrom-Element $item $Schema.items "$Path[$i]" $Definition))
                $i++
            }

            return , $list.ToArray()
        }
        'string' {
            $value = $Element.GetString()
            if ($Schema.enum -and $Schema.enum -cnotcontains $value) {
                throw [InstanceException]::new('PropertyValueInvalid', "The property '$Path' must be one of $($Schema.enum -join ', ').")
            }

            if ($Schema.minLength -and $value.Length -lt $Schema.minLength) {
                throw [InstanceException]::new('PropertyValueInvalid', "The property '$Path' must not be empty.")
            }

            return $value
        }
        'integer' {
            $value = 0
            if (-not [int]::TryParse($Element.GetRawText(), [ref] $value) -or ($null -ne $Schema.minimum -and $value -lt $Schema.minimum) -or ($null -ne $Schema.maximum -and $value -gt $Schema.maximum)) {
                throw [InstanceException]::new('PropertyValueInvalid', "The property '$Path' must be a whole number from $($Schema.minimum) to $(if ($null -ne $Schema.maximum) { $Schema.maximum } else { [int]::MaxValue }).")
            }

            return $value
        }
        'boolean' { return $kind -eq 'True' }
    }
}

function ConvertFrom-Object([System.Text.Json.JsonElement] $Element, $Schema, [string] $Path, $Definition) {
    $object = [ordered]@{}
    $known = @($Schema.properties.PSObject.Properties.Name)
    foreach ($property in $Element.EnumerateObject()) {
        $name = $property.Name
        $at = if ($Path) { "$Path.$name" } else { $name }
        if ($known -cnotcontains $name) {
            throw [InstanceException]::new('PropertyUnknown', "The property '$at' is unknown; known are $($known -join ', ').")
        }

        if ($object.Contains($name)) {
            throw [InstanceException]::new('PropertyTwice', "The property '$at' is given twice.")
        }

        # DSC hands back what it was told: what only a resource says is no wish.
        $expected = $Schema.properties.$name
        if ($property.Value.ValueKind -ne 'Null' -and -not $expected.readOnly) {
            $object[$name] = ConvertFrom-Element $property.Value $expected $at $Definition
        }
    }

    foreach ($name in $Schema.required) {
        if (-not $object.Contains($name)) {
            throw [InstanceException]::new('PropertyMissing', "The property '$(if ($Path) { "$Path." })$name' is missing.")
        }
    }

    $object
}

function ConvertTo-Instance([System.Collections.IDictionary] $State) {
    $members = foreach ($name in $State.Keys) {
        $value = if ($name -eq 'requirement') {
            [System.Text.Json.Nodes.JsonNode]::Parse($State[$name]).ToJsonString()
        }
        else {
            ConvertTo-Json -Compress -Depth 32 -InputObject $State[$name]
        }

        (ConvertTo-Json -Compress -InputObject $name) + ':' + $value
    }

    '{' + ($members -join ',') + '}'
}
