using System.Net;
using HyperVNetworking.Hosting;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace HyperVNetworking.Cim.Mmi;

/// <summary>Opens CIM sessions.</summary>
internal static class MmiSession
{
    /// <summary>Opens a session: with the machine itself, or over WS-Management.</summary>
    /// <param name="computerName">The host.</param>
    /// <param name="isLocal">Whether it is this machine.</param>
    /// <param name="credential">Who asks; null is the current user.</param>
    /// <returns>The session.</returns>
    /// <exception cref="HostFaultException">The session could not be opened.</exception>
    public static CimSession Open(string computerName, bool isLocal, NetworkCredential? credential)
    {
        try
        {
            if (credential is null)
            {
                return CimSession.Create(isLocal ? null : computerName);
            }

            using var options = new WSManSessionOptions();
            string? domain = string.IsNullOrEmpty(credential.Domain) ? null : credential.Domain;
            options.AddDestinationCredentials(new CimCredential(PasswordAuthenticationMechanism.Default, domain, credential.UserName, credential.SecurePassword));
            return CimSession.Create(computerName, options);
        }
        catch (CimException e)
        {
            throw MmiFault.Of(computerName, "no CIM session could be opened", e);
        }
    }
}
