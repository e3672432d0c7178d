using System;

namespace HyperVNetworking.Verification.Isolation;

/// <summary>Three numbers for every endpoint: its machine, its virtual switch and its setting.</summary>
internal sealed class EndpointColumns
{
    private int[] _machines;
    private int[] _devices;
    private int[] _settings;

    /// <summary>Makes empty columns.</summary>
    /// <param name="capacity">About how many endpoints will come.</param>
    public EndpointColumns(int capacity)
    {
        _machines = new int[capacity];
        _devices = new int[capacity];
        _settings = new int[capacity];
    }

    /// <summary>How many endpoints there are.</summary>
    public int Count { get; private set; }

    /// <summary>The machine of an endpoint.</summary>
    public int MachineOf(int endpoint) => _machines[endpoint];

    /// <summary>The virtual switch of an endpoint.</summary>
    public int DeviceOf(int endpoint) => _devices[endpoint];

    /// <summary>The setting of an endpoint.</summary>
    public int SettingOf(int endpoint) => _settings[endpoint];

    /// <summary>Adds an endpoint.</summary>
    public void Add(int machine, int device, int setting)
    {
        if (Count == _machines.Length)
        {
            Array.Resize(ref _machines, Count * 2);
            Array.Resize(ref _devices, Count * 2);
            Array.Resize(ref _settings, Count * 2);
        }

        _machines[Count] = machine;
        _devices[Count] = device;
        _settings[Count] = setting;
        Count++;
    }

    /// <summary>Gives an endpoint another place.</summary>
    public void Move(int endpoint, int device, int setting)
    {
        _devices[endpoint] = device;
        _settings[endpoint] = setting;
    }
}
