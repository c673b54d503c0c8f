package telegram

import (
	"context"
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/tgfake"
)

// Every attempt is told, with its outcome; what its caller broke off is not.
func TestCallsAreTold(t *testing.T) {
	api := func(status int, desc string) tgfake.Fault {
		return tgfake.Fault{Kind: tgfake.FaultError, Status: status, Description: desc}
	}
	for want, fault := range map[Outcome]tgfake.Fault{
		OutcomeFlood:    {Kind: tgfake.FaultTooMany, RetryAfter: 17},
		OutcomeTrouble:  {Kind: tgfake.FaultBadGateway},
		OutcomeUnsure:   {Kind: tgfake.FaultHang},
		OutcomeToken:    api(401, "Unauthorized"),
		OutcomeConflict: api(409, "Conflict: terminated by other getUpdates request"),
		OutcomeGone:     api(403, "Forbidden: bot was blocked by the user"),
		OutcomeRefused:  api(400, "Bad Request: BUTTON_DATA_INVALID"),
	} {
		t.Run(string(want), func(t *testing.T) {
			var calls []Call
			bubbleWith(t, func(o *Options) { o.Called = func(c Call) { calls = append(calls, c) } }, func(t *testing.T, w world) {
				message := kiez.Outgoing{Chat: resident, HTML: "Hallo", Bulk: true}
				w.AddFault(fault)
				_, _ = w.client.Send(t.Context(), message)
				if _, err := w.client.Send(t.Context(), message); err != nil {
					t.Error(err)
				}
				w.AddFault(tgfake.Fault{Kind: tgfake.FaultHang})
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(time.Second, cancel)
				_, _ = w.client.Send(ctx, message)
			})
			var outcomes []Outcome
			for _, c := range calls {
				outcomes = append(outcomes, c.Outcome)
				if c.Method != "sendMessage" || c.Took < 0 {
					t.Errorf("%+v", c)
				}
			}
			if !slices.Equal(outcomes, []Outcome{want, OutcomeOK}) || !slices.Contains(Outcomes(), want) {
				t.Errorf("got %v", outcomes)
			}
		})
	}
}
