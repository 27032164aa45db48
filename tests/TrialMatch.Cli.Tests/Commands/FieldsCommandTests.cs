using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class FieldsCommandTests(RunningServer server)
{
    [Fact]
    public async Task A_trust_declares_fields_that_everyone_finds_listed_until_it_withdraws_them()
    {
        const string Contact = "head of research, skin department";
        (await server.RunAsync("fields", "vestfold", "--declare", "other-skin-disease", "--contact", Contact, "--paediatrics")).ShouldSay("trusts/vestfold: changed");

        (await server.RunAsync("fields", "--field", "other-skin-disease")).ShouldSay("other skin disease", $"  trusts/vestfold: {Contact}; children too");
        (await server.RunAsync("fields", "vestfold", "--withdraw", "other-skin-disease")).ShouldSay("trusts/vestfold: changed");
        (await server.RunAsync("fields", "--field", "other-skin-disease")).ShouldSay("No trust has declared such a field");
    }

    [Fact]
    public async Task What_is_wrong_with_a_declaration_is_said()
    {
        (await server.RunAsync("fields", "vestfold", "--declare", "astrology", "--contact", "astrologer")).ShouldBeRefused(2, "LUNG_DISEASE", "ASTROLOGY");
        (await server.RunAsync("fields", "vestfold", "--declare", "urology", "--contact", "a@example.org")).ShouldBeRefused(2, "a role such as");
        (await server.RunAsync("fields", "--declare", "urology")).ShouldBeRefused(2, "TRUST: name the trust");
        (await server.RunAsync("fields", "vestfold")).ShouldBeRefused(2, "declare: expected at least one field");
    }
}
