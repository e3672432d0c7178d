using HyperVNetworking.Hosting.Cim;

namespace HyperVNetworking.Lab;

/// <summary>Bandwidth of ports and of switches: a reservation needs an Absolute switch, a weight one that weighs (facts A1.9, A1.10, A4, D14).</summary>
internal static class BandwidthRules
{
    private const long Default = 0;
    private const long Weight = 1;
    private const long Absolute = 2;
    private const long None = 3;

    /// <summary>The mode that a switch works in: Default means Weight, or None on a switch with IOV (facts A4).</summary>
    /// <param name="switchSettings">The switch's settings.</param>
    /// <returns>1 Weight, 2 Absolute, 3 None.</returns>
    public static long ModeOf(CimRecord switchSettings)
    {
        long mode = switchSettings.Number("BandwidthReservationMode") ?? Default;
        return mode != Default ? mode : switchSettings.Flag("IOVPreferred") == true ? None : Weight;
    }

    /// <summary>Refuses a port's setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void CheckPort(FeatureCheck check)
    {
        ulong limit = Number(check, "Limit");
        ulong burst = Number(check, "BurstLimit");
        CheckMode(check, "Reservation", "Weight");
        if (limit != 0 && limit < Number(check, "Reservation"))
        {
            throw FeatureCheck.Refuse($"Limit {limit} is less than Reservation {Number(check, "Reservation")}.");
        }

        if (burst != 0 && burst < limit)
        {
            throw FeatureCheck.Refuse($"BurstLimit {burst} is less than Limit {limit}.");
        }
    }

    /// <summary>Refuses a switch's setting that the provider does not take.</summary>
    /// <param name="check">The setting.</param>
    /// <exception cref="ProviderRefusal">It is not taken.</exception>
    public static void CheckSwitch(FeatureCheck check) => CheckMode(check, "DefaultFlowReservation", "DefaultFlowWeight");

    private static void CheckMode(FeatureCheck check, string reservation, string weight)
    {
        check.InRange(weight, 0, 100);

        // A port that is connected to nothing has no mode to go against.
        if (check.SwitchSettings is not CimRecord settings)
        {
            return;
        }

        long mode = ModeOf(settings);
        if (Number(check, reservation) != 0 && mode != Absolute)
        {
            throw FeatureCheck.Refuse($"{reservation} needs a virtual switch in Absolute mode, and {settings.Text("ElementName")} is not.");
        }

        if (Number(check, weight) != 0 && mode != Weight)
        {
            throw FeatureCheck.Refuse($"{weight} needs a virtual switch in Weight mode, and {settings.Text("ElementName")} is not.");
        }
    }

    private static ulong Number(FeatureCheck check, string property) => check.Setting[property] as ulong? ?? 0;
}
