package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/app/apptest"
	"kiezbot/internal/kiez"
)

// understood is a line as the contract describes it.
type understood struct {
	Intent     *string  `json:"intent"`
	Confidence *float64 `json:"confidence"`
	Action     *string  `json:"action"`
	Lang       *string  `json:"lang"`
	Candidates []struct {
		Intent     string  `json:"intent"`
		Confidence float64 `json:"confidence"`
	} `json:"candidates"`
}

// answersOf reads the lines that ask wrote, strictly.
func answersOf(t *testing.T, out string) []understood {
	t.Helper()
	var lines []understood
	for line := range strings.Lines(out) {
		var u understood
		read := json.NewDecoder(strings.NewReader(line))
		read.DisallowUnknownFields()
		if err := read.Decode(&u); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if u.Intent == nil || u.Confidence == nil || u.Action == nil || u.Lang == nil {
			t.Fatalf("a field is missing: %s", line)
		}
		lines = append(lines, u)
	}
	return lines
}

func TestAskAnswersLineByLine(t *testing.T) {
	questions := []struct{ lang, text, reply string }{
		{"de", "Was ist der Kiezfonds?", "de"},
		{"", "What is the Kiezfonds?", "en"},
		{"", "Was ist die Bürgerjury?", "de"},
		{"ru", "когда открыто бюро", "ru"},
		{"de", "it's burning, call the fire brigade!", "en"},
		{"tr", "", "tr"},
		{"xx", "😀", ""},
		{"de", "wie wird das wetter morgen in lissabon", "de"},
		{"de", `Anführungszeichen " und <b>Zeichen</b> & \ Umbruch` + "\n", "de"},
		{"uk", strings.Repeat("слово ", 700), ""},
	}
	var in bytes.Buffer
	write := json.NewEncoder(&in)
	for i, q := range questions {
		if err := write.Encode(asked{Lang: q.lang, Text: q.text}); err != nil {
			t.Fatal(err)
		}
		if i == 3 {
			in.WriteString("\n  \n") // empty lines are no questions
		}
	}
	in.WriteString(`{"text":"Was ist der Kiezfonds?"}`) // the last line has no end, and no language

	status, out, errs := operator{in: in.String()}.types(t, "ask")
	if status != exitFine {
		t.Fatalf("status %d\n%s", status, errs)
	}
	lines := answersOf(t, out)
	if len(lines) != len(questions)+1 {
		t.Fatalf("%d answers to %d questions", len(lines), len(questions)+1)
	}
	actions := []string{"answer", "offer", "handoff", "emergency"}
	for i, u := range lines {
		if *u.Confidence < 0 || *u.Confidence > 1 || !slices.Contains(actions, *u.Action) || *u.Intent == "" {
			t.Errorf("line %d: %s %s %v", i+1, *u.Intent, *u.Action, *u.Confidence)
		}
		if _, known := kiez.ParseLang(*u.Lang); !known {
			t.Errorf("line %d: language %q", i+1, *u.Lang)
		}
		if i < len(questions) && questions[i].reply != "" && *u.Lang != questions[i].reply {
			t.Errorf("line %d is answered in %q, want %q", i+1, *u.Lang, questions[i].reply)
		}
		checkCandidates(t, i+1, u)
	}
	for i, want := range map[int]string{0: "kiezfonds.what", 1: "kiezfonds.what", 2: "buergerjury.what", len(questions): "kiezfonds.what"} {
		if *lines[i].Intent != want {
			t.Errorf("line %d is understood as %s, want %s", i+1, *lines[i].Intent, want)
		}
	}
	if a := *lines[4].Action; a != "emergency" {
		t.Errorf("a call for help is a case of %s", a)
	}
	if u := lines[7]; *u.Action == "answer" {
		t.Errorf("a question outside the subject is answered with %s", *u.Intent)
	}
}

// checkCandidates wants three different ones, best first, whatever the action.
func checkCandidates(t *testing.T, line int, u understood) {
	t.Helper()
	if len(u.Candidates) != 3 {
		t.Errorf("line %d has %d candidates, want 3 (%s)", line, len(u.Candidates), *u.Action)
	}
	seen := map[string]bool{}
	for n, c := range u.Candidates {
		if c.Confidence < 0 || c.Confidence > 1 || c.Intent == "" || seen[c.Intent] {
			t.Errorf("line %d: candidate %d is %+v", line, n+1, c)
		}
		if n > 0 && c.Confidence > u.Candidates[n-1].Confidence {
			t.Errorf("line %d: candidate %d is better than the one before", line, n+1)
		}
		seen[c.Intent] = true
	}
}

// A line that is no question ends it, with its number; what was asked before is answered.
func TestAskNamesTheBadLine(t *testing.T) {
	const good = `{"lang":"de","text":"Was ist der Kiezfonds?"}` + "\n"
	status, out, errs := operator{in: good + "\n" + good + "was?\n" + good}.types(t, "ask")
	if status != exitProblem || !strings.Contains(errs, "line 4 ") || len(answersOf(t, out)) != 2 {
		t.Errorf("status %d\n%s%s", status, out, errs)
	}
	for _, bad := range []string{`{"lang":"de"`, `["de","text"]`, `{"lang":7,"text":"x"}`, `"text"`} {
		var out bytes.Buffer
		err := answerLines(t.Context(), program{in: strings.NewReader(good + bad + "\n" + good), out: &out}, apptest.Knowledge(t))
		if err == nil || !strings.Contains(err.Error(), "line 2 ") || len(answersOf(t, out.String())) != 1 {
			t.Errorf("%s: error %v after\n%s", bad, err, out.String())
		}
	}
}

func TestAskWithoutQuestions(t *testing.T) {
	var out bytes.Buffer
	err := answerLines(t.Context(), program{in: strings.NewReader("\n\n"), out: &out}, apptest.Knowledge(t))
	if err != nil || out.Len() != 0 {
		t.Errorf("error %v after\n%s", err, out.String())
	}
}

// Who asks one question at a time gets each answer before the next question.
func TestAskAnswersAtOnce(t *testing.T) {
	hears, says := io.Pipe()
	reads, writes := io.Pipe()
	done := make(chan error, 1)
	k := apptest.Knowledge(t)
	go func() {
		done <- answerLines(t.Context(), program{in: hears, out: writes}, k)
		_ = writes.Close()
	}()
	answers := bufio.NewReader(reads)
	for i := range 3 {
		fmt.Fprintf(says, `{"lang":"de","text":"Frage %d nach dem Kiezfonds"}`+"\n", i)
		if line, err := answers.ReadString('\n'); err != nil || !strings.HasPrefix(line, `{"intent":"`) {
			t.Fatalf("answer %d: %s, %v", i, line, err)
		}
	}
	_ = says.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
