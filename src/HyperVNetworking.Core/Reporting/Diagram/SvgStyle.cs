namespace HyperVNetworking.Reporting;

/// <summary>How the shapes of a diagram look: system colours where they are known, so that light and dark are the reader's choice, and plain ones before them for viewers that know none.</summary>
internal static class SvgStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        text { font: 12px system-ui, "Segoe UI", sans-serif; fill: currentColor; } .small { font-size: 10px; } .name { font-weight: 600; } .chip { fill: #111; } .chip, .own { font-size: 11px; }
        .host, .physical, .virtual, .group, .nic, .team, .server { fill: #fff; fill: Canvas; } .host, .physical, .virtual, .group, .nic, .team, .server, .vm { stroke: currentColor; }
        .host { stroke-width: 1.4; } .physical { stroke-width: 2; } .virtual { stroke-dasharray: 4 3; } .group { stroke-dasharray: 1 3; } .team { stroke-width: 1.6; } .unread { stroke: #b3261e; stroke-width: 2.5; stroke-dasharray: 8 4; }
        .cable { fill: none; stroke: currentColor; stroke-opacity: .5; stroke-width: 1.5; } .several { stroke-width: 3; }
        .route path { fill: none; stroke-linecap: round; } .halo { stroke: #fff; stroke: Canvas; stroke-width: 7; stroke-opacity: .7; } .way { stroke: #b3261e; stroke-width: 4; stroke-dasharray: 10 7; }
        .route1 .way { stroke: #7b2d8b; stroke-dasharray: 2 7; }
        .end { fill: none; stroke: #b3261e; stroke-width: 3; } .route1 .end { stroke: #7b2d8b; }
        .stop { fill: #b3261e; stroke: #fff; stroke-width: 1.5; } .route1 .stop { fill: #7b2d8b; } .dropped { stroke-dasharray: 3 2; }
        .number { fill: #fff; font-size: 10px; font-weight: 700; text-anchor: middle; } .route .cross { stroke: #b3261e; stroke-width: 3.5; }
        @media (prefers-color-scheme: dark) { svg:not(.file) .way, svg:not(.file) .end, svg:not(.file) .route .cross { stroke: #ff8a80; } svg:not(.file) .route1 .way, svg:not(.file) .route1 .end { stroke: #d9a6e8; } svg:not(.file) .unread { stroke: #ff8a80; } }
        """;
}
