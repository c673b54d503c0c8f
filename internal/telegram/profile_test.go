package telegram

import (
	"testing"

	"kiezbot/internal/tgfake"
)

func TestSetProfile(t *testing.T) {
	bubble(t, func(t *testing.T, w world) {
		set := func(what Profile, lang, text string, sets int) {
			t.Helper()
			before := w.calls("setMy" + string(what))
			if err := w.client.SetProfile(t.Context(), what, lang, text); err != nil {
				t.Error(err)
			}
			if n := w.calls("setMy"+string(what)) - before; n != sets {
				t.Errorf("%s in %q: %d calls to set it, want %d", what, lang, n, sets)
			}
		}
		set(ProfileName, "", "Kiezbot Mitte", 1)
		set(ProfileName, "", "Kiezbot Mitte", 0)
		set(ProfileName, "de", "Kiezbot Mitte", 0) // as for all others
		set(ProfileDescription, "", "Fragen?", 1)
		set(ProfileDescription, "en", "Questions?", 1)
		set(ProfileDescription, "en", "Questions?", 0)
		set(ProfileAbout, "ar", "أسئلة؟", 1)

		w.AddFault(tgfake.Fault{Kind: tgfake.FaultTooMany, Method: "setMyName", RetryAfter: 3600})
		if err := w.client.SetProfile(t.Context(), ProfileName, "", "Anders"); err == nil {
			t.Error("a refusal is no success")
		}
		if len(w.pacer.pauses) > 0 {
			t.Errorf("everybody pauses for a name: %v", w.pacer.pauses)
		}
	})
}
