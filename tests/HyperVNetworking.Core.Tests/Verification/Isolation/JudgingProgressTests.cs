using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HyperVNetworking.Model;
using HyperVNetworking.Verification.Isolation;

namespace HyperVNetworking.Core.Tests.Verification.Isolation;

/// <summary>A long check tells how far it is and can be ended.</summary>
public sealed class JudgingProgressTests
{
    [Fact]
    public void Progress_is_told_up_to_the_last_requirement()
    {
        NetworkDocument document = ArticleNetwork.Built with { Allow = [new AllowRule { From = "Sales", To = "Finance" }] };
        var told = new List<JudgingProgress>();
        document.Judge(new IsolationOptions { Progress = new Told(told.Add) });
        int total = told[0].Total;
        Assert.True(told.Count > 1, "What plainly holds is told at once, every other requirement by itself.");
        Assert.Equal(Enumerable.Range(told[0].Judged, total - told[0].Judged + 1).Select(j => new JudgingProgress(j, total)), told);
        Assert.True(total > document.Tenants.Count, "Traffic classes and allow rules count too.");
    }

    [Fact]
    public void A_check_that_is_ended_judges_no_further_requirement()
    {
        using var ending = new CancellationTokenSource();
        int judged = 0;
        var progress = new Told(_ =>
        {
            judged++;
            ending.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => ArticleNetwork.Built.Judge(new IsolationOptions { Progress = progress, CancellationToken = ending.Token }));
        Assert.Equal(1, judged);
    }

    private sealed class Told(Action<JudgingProgress> tell) : IProgress<JudgingProgress>
    {
        public void Report(JudgingProgress value) => tell(value);
    }
}
