namespace HyperVNetworking.Lab;

/// <summary>An adapter that was told to listen for one probe.</summary>
/// <param name="Host">Its host.</param>
/// <param name="Port">The InstanceID of its allocation.</param>
/// <param name="MacAddress">Its MAC address.</param>
/// <param name="SenderIP">The sender's address in the probe.</param>
/// <param name="ReceiverIP">Its own address in the probe.</param>
/// <param name="SequenceNumber">The probe's number.</param>
internal sealed record ProbeReceiver(string Host, string Port, string? MacAddress, string SenderIP, string ReceiverIP, uint SequenceNumber);
