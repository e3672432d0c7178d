namespace Microsoft.Management.Infrastructure.Options;

public enum PasswordAuthenticationMechanism
{
    Default = 0,
    Digest = 1,
    Negotiate = 2,
    Basic = 3,
    Kerberos = 4,
    NtlmDomain = 5,
    CredSsp = 6,
}
