package answers

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
)

func TestModelIsCurrent(t *testing.T) {
	examples, lexicon := shippedExamples(t)
	_, fingerprint, err := Builtin(lexicon, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if fingerprint != Fingerprint(examples, lexicon) {
		t.Error("model.bin was trained from other content; run go generate ./internal/answers")
	}
}

func TestModelIsAsItWouldBeSavedToday(t *testing.T) {
	_, fingerprint, err := Builtin(Lexicon{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := shipped(t).Save(&file, fingerprint); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file.Bytes(), trained) {
		t.Error("model.bin is laid out otherwise; run go generate ./internal/answers")
	}
}

func TestLoadedModelAnswersLikeTheSaved(t *testing.T) {
	e := small(t)
	loaded, fingerprint, err := Load(savedSmall(t), Lexicon{}, Options{})
	if err != nil || fingerprint != 42 {
		t.Fatalf("fingerprint %d, error %v", fingerprint, err)
	}
	for _, text := range []string{"wann habt ihr offen", "wo seid ihr denn", "hallo", "wetter", "abstimmen", "xyz", ""} {
		want, got := e.Ask(text, "de"), loaded.Ask(text, "de")
		if got.Intent != want.Intent || got.Confidence != want.Confidence || got.Lang != want.Lang || got.Action != want.Action {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

func TestFingerprintTellsContentsApart(t *testing.T) {
	seen := make(map[uint64]string)
	for _, content := range []struct {
		examples []kiez.Example
		lexicon  string
	}{
		{nil, ""},
		{few(), ""},
		{few()[1:], ""},
		{few(), "@hours\nde offen"},
		{few(), "@hours\nde =offen"},
		{few(), "@hours\nen offen"},
		{few(), "@offen\nde hours"},
		{few(), "@hours\nde offen\n@open\n"},
		{[]kiez.Example{{Lang: "de", Intent: "a", Text: "bc"}}, ""},
		{[]kiez.Example{{Lang: "de", Intent: "ab", Text: "c"}}, ""},
	} {
		lexicon, err := ParseLexicon(strings.NewReader(content.lexicon))
		if err != nil {
			t.Fatal(err)
		}
		this, fingerprint := fmt.Sprint(content), Fingerprint(content.examples, lexicon)
		if other, there := seen[fingerprint]; there {
			t.Errorf("the same for %s and %s", this, other)
		}
		seen[fingerprint] = this
	}
}
