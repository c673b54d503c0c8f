package answers

import (
	"testing"

	"kiezbot/internal/kiez"
)

func TestCallsForHelp(t *testing.T) {
	e := shipped(t)
	for text, want := range map[string]string{
		"hilfe es brennt":                        "fire",
		"Hilfe, es brennnt!!":                    "fire",
		"bei uns brennt die küche":               "fire",
		"rufen sie bitte die Feuerwehr, schnell": "fire",
		"Krankenwgen bitte":                      "medical",
		"call the police":                        "police",
		"call the polcie":                        "police",
		"i want to kill myself":                  "crisis",
		"ich will nicht mehr leben":              "crisis",
		"пожар":                                  "fire",
		"вызовите полицию":                       "police",
		"не хочу больше жить":                    "crisis",
		"викличте швидку":                        "medical",
		"gọi cấp cứu":                            "medical",
		"goi canh sat giup toi":                  "police",
		"اتصلوا بالشرطة":                         "police",
		"البيت يحترق":                            "fire",
		"yangın var":                             "fire",
		"polis cagirin":                          "police",
		"pali sie":                               "fire",
		"wezwijcie policję":                      "police",
		"خودکشی":                                 "crisis",
		"خانه آتش گرفته":                         "fire",
		"hilfe mülltonnen brenen":                "fire",
		"es riecht ganz stark nach gas":          "fire",
		"meine mama wacht nicht auf":             "medical",
		"my son swallowed a batery":              "medical",
		"машина сбила ребенка":                   "medical",
		"хтось лізе через балкон":                "police",
		"çocuk pencereden düştü":                 "medical",
		"czuje gaz w mieszkaniu":                 "fire",
		"صار حادث وفي جرحى":                      "medical",
		"он хочет прыгнуть с крыши":              "crisis",
	} {
		if kind, ok := e.Emergency(text); kind != want || ok != (want != "") {
			t.Errorf("%q: kind %q, want %q", text, kind, want)
		}
	}
}

func TestCallsForHelpComeFirst(t *testing.T) {
	e := shipped(t)
	for _, text := range []string{
		"bei uns brennt die Küche", "call the polcie", "mein vater atmet nicht mehr", "biri bizi bıçakla tehdit ediyor",
		"es brennt, wo ist euer büro", "соседка упала и не дышит", "toi muon chet",
	} {
		if u := e.Ask(text, ""); u.Action != kiez.ActionEmergency || u.Intent != Emergency {
			t.Errorf("%q: %s %s", text, u.Action, u.Intent)
		}
	}
}

func TestWhatOnlySoundsLikeAnEmergency(t *testing.T) {
	e := shipped(t)
	for _, text := range []string{
		"Ich habe noch brennende Fragen zum Kiezfonds", "wann ist das Feuerwehrfest", "Fest der Freiwilligen Feuerwehr",
		"burning questions about the jury", "a heart attack of a budget", "горящие вопросы про жюри", "palące pytanie o budżet",
		"mir brennt eine Frage unter den Nägeln", "überall liegt Müll", "is there a bonfire at the festival",
		"wo ist das Lagerfeuer beim Fest", "швидко скажіть години роботи", "tư vấn xã hội", "Kursunu gülmekten ölmek",
		"was tun wenn es brennt - brandschutz abend", "heute brennt die sonne", "die brandschutzübung im hof",
		"müll liegt am boden", "mein vermieter reagiert nicht mehr", "der antrag bewegt sich nicht", "das haut mich um",
		"what to do if there is a fire, an evening course", "the queue is not moving", "fire drill on friday",
		"что делать при пожаре, лекция", "лекція з пожежної безпеки", "szkolenie: co robić w razie pożaru",
		"yangın tatbikatı ne zaman", "lớp học phòng cháy chữa cháy", "دورة السلامة من الحريق", "آموزش آتش نشانی کی است",
		"الأسعار مرتفعة", "tanie sale na urodziny", "gönüllü olmak istiyorum",
	} {
		if kind, ok := e.Emergency(text); ok {
			t.Errorf("%q is taken for %q", text, kind)
		}
		if u := e.Ask(text, ""); u.Action == kiez.ActionEmergency {
			t.Errorf("%q is treated as an emergency", text)
		}
	}
}

func TestCallsAreKnownByTheirPhrases(t *testing.T) {
	e := shipped(t)
	examples, _ := shippedExamples(t)
	calls, missed := 0, 0
	for _, ex := range examples {
		if ex.Intent != Emergency {
			continue
		}
		calls++
		if _, ok := e.Emergency(ex.Text); !ok {
			missed++
			t.Logf("%s: %q needs the model", ex.Lang, ex.Text)
		}
	}
	if calls < 200 || missed > calls*3/100 {
		t.Errorf("of %d calls for help %d have no phrase", calls, missed)
	}
}

func TestNoOrdinaryExampleSoundsLikeAnEmergency(t *testing.T) {
	e := shipped(t)
	examples, _ := shippedExamples(t)
	for _, ex := range append(examples, development(t)...) {
		if kind, ok := e.Emergency(ex.Text); ok && ex.Intent != Emergency {
			t.Errorf("%s, %s: %q is taken for %q", ex.Lang, ex.Intent, ex.Text, kind)
		}
	}
}
