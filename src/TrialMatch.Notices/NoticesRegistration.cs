using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Notices.Delivery;
using TrialMatch.Notices.Mail;
using TrialMatch.Notices.Settings;

namespace TrialMatch.Notices;

public static class NoticesRegistration
{
    /// <summary>
    /// Adds e-mail delivery of the feed's topic "notices" to centres and trusts. Needs the feed, grain storage, the network, a clock and, of the grains, whose turn it is.
    /// Add it after the silo, so that it starts after the store has opened and stops before it closes.
    /// </summary>
    /// <param name="options">The options from <see cref="NoticesFile"/>.</param>
    public static IServiceCollection AddTrialMatchNotices(this IServiceCollection services, NoticesOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<CursorStore>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<IMailServer>(s => new SmtpMailServer(options.Smtp, s.GetRequiredService<TimeProvider>()));
        foreach (var (recipient, addresses) in options.Recipients)
        {
            foreach (var address in addresses)
            {
                services.AddSingleton(s => TellerOf(s, new Mailbox(recipient, address)));
            }
        }

        services.AddHostedService<NoticesService>();
        return services;
    }

    private static MailboxWorker TellerOf(IServiceProvider services, Mailbox mailbox) => new(
        mailbox,
        services.GetRequiredService<IFeed>(),
        services.GetRequiredService<CursorStore>(),
        services.GetRequiredService<IMailServer>(),
        services.GetRequiredService<MailWriter>(),
        services.GetRequiredService<NetworkSeed>(),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<DeliveryLog>());
}
