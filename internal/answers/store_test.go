package answers

import (
	"bytes"
	"testing"
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

func TestLoadedModelAnswersLikeTheSaved(t *testing.T) {
	e := small(t)
	var file bytes.Buffer
	if err := e.Save(&file, 42); err != nil {
		t.Fatal(err)
	}
	loaded, fingerprint, err := Load(&file, Lexicon{}, Options{})
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

func TestBrokenModelIsRefused(t *testing.T) {
	var file bytes.Buffer
	if err := small(t).Save(&file, 1); err != nil {
		t.Fatal(err)
	}
	for name, broken := range map[string][]byte{
		"empty": nil, "cut": file.Bytes()[:file.Len()/2], "no model": []byte("kiezfonds"),
	} {
		if _, _, err := Load(bytes.NewReader(broken), Lexicon{}, Options{}); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
}
