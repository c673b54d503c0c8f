package answers

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"kiezbot/internal/kiez"
)

func small(t testing.TB) *Engine {
	t.Helper()
	e, err := Train(few(), Lexicon{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestKnownQuestionIsAnsweredHoweverItIsSpelt(t *testing.T) {
	e := shipped(t)
	for _, text := range []string{"Was ist der Bürgerhaushalt Lichtenberg?", "WAS IST DER BUERGERHAUSHALT LICHTENBERG"} {
		u := e.Ask(text, kiez.German)
		if u.Action != kiez.ActionAnswer || u.Intent != "buergerhaushalt.what" || u.Confidence != 1 {
			t.Errorf("%q: %+v", text, u)
		}
	}
}

func TestOneWordMeansTheFamily(t *testing.T) {
	e := shipped(t)
	for text, want := range map[string]kiez.Intent{
		"kiezfonds": "kiezfonds.what", "Kiezfond": "kiezfonds.what", "jury": "buergerjury.what", "Bürgerjury?": "buergerjury.what",
		"bürgerhaushalt": "buergerhaushalt.what", "termin": "office.appointment", "кицфонд": "kiezfonds.what",
		"öffnungszeiten": "office.hours", "adresse": "office.address", "hallo": "smalltalk.greeting", "danke": "smalltalk.thanks",
	} {
		if u := e.Ask(text, kiez.German); u.Action != kiez.ActionAnswer || u.Intent != want {
			t.Errorf("%q: %s %s %.2f, want an answer to %s", text, u.Action, u.Intent, u.Confidence, want)
		}
	}
}

func TestWithoutLettersNobodyGuesses(t *testing.T) {
	for _, text := range []string{"", " ", "?!", "🔥🔥", "\xff", "\u200d"} {
		if u := shipped(t).Ask(text, kiez.English); u.Action != kiez.ActionHandoff || u.Intent != kiez.OutOfScope || u.Confidence != 0 {
			t.Errorf("%q: %+v", text, u)
		}
	}
}

func TestAWordThatSaysNothingIsNotAnswered(t *testing.T) {
	for text, lang := range map[string]kiez.Lang{
		"zur": "de", "im": "de", "nein": "de", "mit": "de", "12": "de", "0800": "de", "1000": "de", "yes": "en", "до": "uk",
	} {
		if u := shipped(t).Ask(text, lang); u.Action == kiez.ActionAnswer || u.Confidence >= 0.5 {
			t.Errorf("%s: %s %s with %.2f", text, u.Action, u.Intent, u.Confidence)
		}
	}
	for text, intent := range map[string]kiez.Intent{"wo": "office.address", "jury": "buergerjury.what", "hi": "smalltalk.greeting"} {
		if u := shipped(t).Ask(text, kiez.German); u.Action != kiez.ActionAnswer || u.Intent != intent {
			t.Errorf("%s: %s %s with %.2f, want %s", text, u.Action, u.Intent, u.Confidence, intent)
		}
	}
}

func TestCandidatesAreTheBestThreeThatHaveAnAnswer(t *testing.T) {
	e := shipped(t)
	for _, q := range append(development(t), kiez.Example{Text: ""}, kiez.Example{Text: strings.Repeat("wann ist das ", 5000)}) {
		u := e.Ask(q.Text, q.Lang)
		if len(u.Candidates) != 3 {
			t.Fatalf("%q has %d candidates", q.Text, len(u.Candidates))
		}
		for i, c := range u.Candidates {
			if c.Intent == kiez.OutOfScope || c.Intent == Emergency || c.Confidence < 0 || c.Confidence > 1 ||
				i > 0 && c.Confidence > u.Candidates[i-1].Confidence {
				t.Errorf("%q: candidates %v", q.Text, u.Candidates)
			}
		}
	}
}

func TestWishForAHumanIsNotMissed(t *testing.T) {
	if u := shipped(t).Ask("kann mich bitte jemand zurückrufen, ein echter mensch", kiez.German); u.Intent != Human || u.Action != kiez.ActionAnswer {
		t.Errorf("%+v", u)
	}
}

func TestRetrainReplacesWhatIsKnown(t *testing.T) {
	e := small(t)
	examples := append(few(), kiez.Example{Lang: kiez.German, Text: "wo ist der bücherschrank", Intent: "neighbourhood.books"})
	if err := e.Retrain(examples, Lexicon{}); err != nil {
		t.Fatal(err)
	}
	if u := e.Ask("Wo ist der Bücherschrank?", ""); u.Intent != "neighbourhood.books" {
		t.Errorf("%+v", u)
	}
	if err := e.Retrain(nil, Lexicon{}); err == nil {
		t.Error("trained on nothing")
	}
	if u := e.Ask("Wo ist der Bücherschrank?", ""); u.Intent != "neighbourhood.books" {
		t.Errorf("a training that failed was kept: %+v", u)
	}
}

func TestTextClaimedByTwoIntentsIsNoExactForm(t *testing.T) {
	examples := append(few(), kiez.Example{Text: "Hallo!", Intent: Human}, kiez.Example{Text: "hallo", Intent: Human})
	e, err := Train(examples, Lexicon{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if u := e.Ask("hallo", kiez.German); u.Confidence == 1 {
		t.Errorf("%+v", u)
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	var models [2]bytes.Buffer
	for i := range models {
		if err := small(t).Save(&models[i], 1); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(models[0].Bytes(), models[1].Bytes()) {
		t.Error("the same examples gave two models")
	}
}

func TestEngineIsSafeForConcurrentUse(t *testing.T) {
	e := small(t)
	want := e.Ask("habt ihr morgen geöffnet", kiez.German)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := e.Ask("habt ihr morgen geöffnet", kiez.German); got.Intent != want.Intent || got.Action != want.Action {
					t.Errorf("%+v, want %+v", got, want)
				}
			}
		})
	}
	wg.Go(func() {
		for _, ex := range few() {
			if err := e.Learn(ex); err != nil {
				t.Error(err)
			}
		}
	})
	wg.Wait()
}
