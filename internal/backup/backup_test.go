package backup

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
)

const first = `{"kind":"kiezbot-export","version":1}` + "\n"

// fruit is a kind of line with a number in it; odd ones are bad.
type fruit struct {
	name    string
	numbers []int
	stored  *[]string // "apple 2 4": what arrived together
	fail    error
}

type fruitLine struct {
	Kind   string `json:"kind"`
	Number int    `json:"number"`
}

func (f fruit) Name() string { return f.name }

func (f fruit) Export(_ context.Context, emit func(any) error) error {
	for _, n := range f.numbers {
		if err := emit(fruitLine{f.name, n}); err != nil {
			return err
		}
	}
	return f.fail
}

func (f fruit) Check(text []byte) error {
	var line fruitLine
	if err := json.Unmarshal(text, &line); err != nil {
		return err
	}
	if line.Number%2 == 1 {
		return fmt.Errorf("%d is odd", line.Number)
	}
	return nil
}

func (f fruit) Import(_ context.Context, texts [][]byte) error {
	together := []string{f.name}
	for _, text := range texts {
		var line fruitLine
		if err := json.Unmarshal(text, &line); err != nil {
			return err
		}
		together = append(together, strconv.Itoa(line.Number))
	}
	*f.stored = append(*f.stored, strings.Join(together, " "))
	return f.fail
}

// basket gives a file with two kinds, and what was stored.
func basket() (File, *[]string) {
	stored := new([]string)
	return File{Kinds: []Kind{
		fruit{name: "apple", numbers: []int{2, 4}, stored: stored}, fruit{name: "pear", numbers: []int{6}, stored: stored},
	}}, stored
}

func TestWhatIsWrittenCanBeRead(t *testing.T) {
	t.Parallel()
	f, stored := basket()
	var file bytes.Buffer
	counts, err := f.Write(t.Context(), &file)
	want := []Count{{"apple", 2}, {"pear", 1}}
	if err != nil || !slices.Equal(counts, want) {
		t.Errorf("written %v, %v; want %v", counts, err, want)
	}
	lines := first + `{"kind":"apple","number":2}` + "\n" + `{"kind":"apple","number":4}` + "\n" + `{"kind":"pear","number":6}` + "\n"
	if file.String() != lines {
		t.Errorf("got\n%s\nwant\n%s", file.String(), lines)
	}
	counts, err = f.Read(t.Context(), bytes.NewReader(file.Bytes()))
	if err != nil || !slices.Equal(counts, want) || !slices.Equal(*stored, []string{"apple 2 4", "pear 6"}) {
		t.Errorf("read %v, %v, stored %q", counts, err, *stored)
	}
}

// What editors and scripts make of line ends is no reason to refuse a file. The order stays.
func TestRead(t *testing.T) {
	t.Parallel()
	const apple, pear = `{"kind":"apple","number":2}`, ` { "number": 4, "kind": "pear" } `
	for name, file := range map[string]string{
		"no line end at the end": first + apple + "\n" + pear + "\n" + apple,
		"empty lines":            first + "\n" + apple + "\n\n" + pear + "\n" + apple + "\n\n",
		"line ends of Windows":   strings.ReplaceAll(first+apple+"\n"+pear+"\n"+apple+"\n", "\n", "\r\n"),
	} {
		f, stored := basket()
		if _, err := f.Read(t.Context(), strings.NewReader(file)); err != nil || !slices.Equal(*stored, []string{"apple 2", "pear 4", "apple 2"}) {
			t.Errorf("%s: stored %q, %v", name, *stored, err)
		}
	}
	f, stored := basket()
	if counts, err := f.Read(t.Context(), strings.NewReader(first)); err != nil || len(counts) != 2 || *stored != nil {
		t.Errorf("nothing but the first line: %v, %v", counts, err)
	}
}

// Whatever is wrong, it is said in words with the number of the line, and nothing is stored.
func TestReadRefuses(t *testing.T) {
	t.Parallel()
	const apple = `{"kind":"apple","number":2}` + "\n"
	for file, want := range map[string]string{
		"":                                      "line 1: this is no export",
		"\n":                                    "line 1: this is no export",
		apple:                                   "line 1: this is no export",
		"PK\x03\x04":                            "line 1: this is no export",
		`{"kind":"kiezbot-export"`:              "line 1: this is no export",
		`{"kind":"kiezbot-export"}`:             "line 1: the export has version 0",
		`{"kind":"kiezbot-export","version":2}`: "line 1: the export has version 2, and this program reads version 1",
		first + apple + apple + `{"kind":"apple","num`:                                   "line 4: not a JSON object with a \"kind\": unexpected end",
		first + apple + "\n" + `{"kind":"plum"}`:                                         `line 4: kind "plum" is unknown`,
		first + apple + `["apple"]`:                                                      "line 3: not a JSON object",
		first + apple + "null":                                                           `line 3: kind "" is unknown`,
		first + apple + first:                                                            `line 3: kind "kiezbot-export" is unknown`,
		first + apple + "{\"kind\":\"apple\",\"\xff\":1}":                                "line 3: not UTF-8",
		first + apple + `{"kind":"apple","number":3}`:                                    "line 3: 3 is odd",
		first + apple + strings.Repeat(" ", maxLine) + "\n" + apple:                      "line 3: longer than",
		first + `{"kind":"pear","number":1}` + "\n" + apple + `{"kind":"apple"}}` + "\n": "line 2: 1 is odd\nline 4: not a JSON object",
	} {
		f, stored := basket()
		counts, err := f.Read(t.Context(), strings.NewReader(file))
		if err == nil || !strings.HasPrefix(err.Error(), want) || counts != nil || *stored != nil {
			t.Errorf("%.60q: %v; want %s", file, err, want)
		}
	}
}

func TestReadNamesTenBadLines(t *testing.T) {
	t.Parallel()
	f, _ := basket()
	_, err := f.Read(t.Context(), strings.NewReader(first+strings.Repeat(`{"kind":"apple","number":1}`+"\n", 25)))
	if err == nil || strings.Count(err.Error(), "odd") != 10 || !strings.HasSuffix(err.Error(), "line 11: 1 is odd\nand 15 more lines") {
		t.Errorf("got %v", err)
	}
}

func TestReadStoresInPortions(t *testing.T) {
	t.Parallel()
	f, stored := basket()
	var told []string
	f.Progress = func(done string, lines int) { told = append(told, fmt.Sprint(lines, " ", done)) }
	file := first + strings.Repeat(`{"kind":"apple","number":2}`+"\n", progressEvery)
	if _, err := f.Read(t.Context(), strings.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	if len(*stored) != progressEvery/batchLines || strings.Count((*stored)[0], "2") != batchLines {
		t.Errorf("stored in %d portions", len(*stored))
	}
	if !slices.Equal(told, []string{"100000 checked", "100000 stored"}) {
		t.Errorf("told %q", told)
	}
}

func TestReadThatBreaksOff(t *testing.T) {
	t.Parallel()
	f, stored := basket()
	broken := errors.New("the store is away")
	f.Kinds[1] = fruit{name: "pear", stored: stored, fail: broken}
	file := first + `{"kind":"apple","number":2}` + "\n" + strings.Repeat(`{"kind":"pear","number":4}`+"\n", 3)
	counts, err := f.Read(t.Context(), strings.NewReader(file))
	if counts == nil || !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "lines 3 to 5: the store is away; the lines before") {
		t.Errorf("%v, %v", counts, err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Read(ctx, strings.NewReader(file)); !errors.Is(err, context.Canceled) {
		t.Errorf("told to end: %v", err)
	}
	torn := struct {
		io.Reader
		io.Seeker
	}{io.MultiReader(strings.NewReader(first+"{"), iotest.ErrReader(broken)), strings.NewReader("")}
	if _, err := f.Read(t.Context(), torn); !errors.Is(err, broken) {
		t.Errorf("unreadable: %v", err)
	}
}

func TestWriteThatBreaksOff(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is full")
	f := File{Kinds: []Kind{fruit{name: "apple", fail: broken}}}
	if _, err := f.Write(t.Context(), io.Discard); !errors.Is(err, broken) || !strings.Contains(err.Error(), "export apple") {
		t.Errorf("got %v", err)
	}
	f, _ = basket()
	if _, err := f.Write(t.Context(), fullDisk{broken}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// fullDisk writes nothing.
type fullDisk struct{ err error }

func (w fullDisk) Write([]byte) (int, error) { return 0, w.err }
