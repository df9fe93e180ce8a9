using CareNet.Platform.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.TakeOuts;

public static class TakeOutNotices
{
    public static readonly NoticeKind Announced = new("security.take_out_announced");
    public static readonly NoticeKind Requested = new("security.take_out_requested");
    public static readonly NoticeKind Decided = new("security.take_out_decided");
    public static readonly NoticeKind ReturnDue = new("security.take_out_return_due");
    public static readonly NoticeKind Overdue = new("security.take_out_overdue");

    public static IServiceCollection AddTakeOutNotices(this IServiceCollection services) =>
        services
            .AddNoticeKind(
                new(
                    Announced,
                    new("持ち出しの届け出がありました", "A take-out was announced"),
                    new("内容と返却の日を確かめてください。", "Please look at its content and its day of return."),
                    "/take-outs/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    Requested,
                    new("持ち出しの承認を待っています", "A take-out waits for approval"),
                    new("承認するか、断るかを決めてください。", "Please approve or refuse it."),
                    "/take-outs/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    Decided,
                    new("持ち出しの可否が決まりました", "Your take-out was decided on"),
                    new("結果を確かめてください。", "Please look at the result."),
                    "/take-outs/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    ReturnDue,
                    new("今日が持ち出しの返却日です", "Today is the day of return"),
                    new("返却したら記録してください。", "Please record it once it is back."),
                    "/take-outs/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    Overdue,
                    new("返却されていない持ち出しがあります", "A take-out has not come back"),
                    new("返却の日を過ぎています。本人に確かめてください。", "Its day of return is over. Please ask whoever took it."),
                    "/take-outs/{id}"
                )
            );
}
