using CareNet.Platform.Notices;
using Microsoft.Extensions.DependencyInjection;

namespace CareNet.Security.Devices;

public static class DeviceNotices
{
    public static readonly NoticeKind Pending = new("security.device_pending");
    public static readonly NoticeKind CheckDue = new("security.device_check_due");
    public static readonly NoticeKind StartPasswordDue = new("security.device_password_due");
    public static readonly NoticeKind LicenceEnds = new("security.device_licence_ends");
    public static readonly NoticeKind ReturnDue = new("security.device_return_due");

    public static IServiceCollection AddDeviceNotices(this IServiceCollection services) =>
        services
            .AddNoticeKind(
                new(
                    Pending,
                    new("新しい端末が確認を待っています", "A new device is waiting"),
                    new(
                        "職員が登録のない端末でログインしました。登録するか、断るかを決めてください。",
                        "Somebody signed in on a device that is not registered. Please register or refuse it."
                    ),
                    "/devices/{id}"
                )
            )
            .AddNoticeKind(
                new(
                    CheckDue,
                    new("端末の点検の時期です", "A device is due for its check"),
                    new(
                        "年に一度の点検です。項目を確かめて記録してください。",
                        "The yearly check: please go through its points and record them."
                    ),
                    "/devices/{id}/check"
                )
            )
            .AddNoticeKind(
                new(
                    StartPasswordDue,
                    new("端末の起動パスワードを替える時期です", "Time to change a device's start-up password"),
                    new("替えたら点検の画面で記録してください。", "Once changed, please record it on the check page."),
                    "/devices/{id}/check"
                )
            )
            .AddNoticeKind(
                new(
                    LicenceEnds,
                    new("ウイルス対策ソフトの期限が近づいています", "An antivirus licence ends soon"),
                    new("更新したら、新しい期限を記録してください。", "Once renewed, please record the new date."),
                    "/devices/{id}/check"
                )
            )
            .AddNoticeKind(
                new(
                    ReturnDue,
                    new("端末の返却と消去を確かめてください", "Please see to the return and erasure of a device"),
                    new(
                        "使っていた人が離れました。返却と、残っているデータの消去を記録してください。",
                        "Whoever used it has left. Please record its return and the erasure of what is on it."
                    ),
                    "/devices/{id}/return"
                )
            );
}
