using System.Security;

namespace Microsoft.Management.Infrastructure.Options;

public class CimCredential
{
    public CimCredential(PasswordAuthenticationMechanism authenticationMechanism, string domain, string userName, SecureString password) => throw null;
}
