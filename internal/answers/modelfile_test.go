package answers

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
)

// savedSmall is the file of a small model.
func savedSmall(t testing.TB) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := small(t).Save(&file, 42); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// altered is the file with another number at an offset of its header.
func altered(file []byte, offset int, number uint32) []byte {
	other := slices.Clone(file)
	binary.LittleEndian.PutUint32(other[offset:], number)
	return other
}

func TestBrokenModelIsRefused(t *testing.T) {
	file := savedSmall(t)
	const formatAt, namesAt, intentsAt, slotsAt, featuresAt = 8, 12, 16, 24, 28
	for name, broken := range map[string]struct {
		file []byte
		want string
	}{
		"empty":                 {nil, "no model"},
		"cut in its header":     {file[:20], "no model"},
		"another kind of file":  {bytes.Repeat([]byte("kiezfonds "), 100), "no model"},
		"of an older program":   {altered(file, formatAt, format-1), "its format is 3, not 4"},
		"cut":                   {file[:len(file)/2], "cut off"},
		"cut by a byte":         {file[:len(file)-1], "cut off"},
		"too long":              {append(slices.Clone(file), '\n'), "1 bytes behind its end"},
		"of a huge shape":       {altered(file, featuresAt, 1<<32-1), "cut off"},
		"with one intent less":  {altered(file, intentsAt, 6), ""},
		"without slots":         {altered(file, slotsAt, 0), ""},
		"with names of another": {altered(file, namesAt, 1), "behind its end"},
	} {
		_, _, err := Load(broken.file, Lexicon{}, Options{})
		if err == nil || !strings.Contains(err.Error(), broken.want) {
			t.Errorf("%s: %v, want it to say %q", name, err, broken.want)
		}
	}
}

// Whatever stands in the place of a part of a file, and wherever it ends, it is refused or makes an engine that can be
// asked.
func FuzzLoad(f *testing.F) {
	whole := savedSmall(f)
	f.Add(uint(0), []byte{}, uint(len(whole)))
	f.Add(uint(0), []byte("kiezfonds"), uint(len(whole)))
	f.Add(uint(16), []byte{255, 255, 255, 255, 255, 255, 255, 255}, uint(len(whole)))
	f.Add(uint(64), bytes.Repeat([]byte{255}, len(whole)), uint(len(whole)))
	f.Add(uint(0), []byte{}, uint(60))
	f.Fuzz(func(t *testing.T, at uint, patch []byte, length uint) {
		file := slices.Clone(whole[:min(length, uint(len(whole)))])
		copy(file[min(at, uint(len(file))):], patch)
		before := slices.Clone(file)
		e, _, err := Load(file, Lexicon{}, Options{})
		if err != nil {
			return
		}
		for _, text := range []string{"wann habt ihr offen", "hallo", "was ist der kiezfonds denn?", ""} {
			e.Ask(text, kiez.German)
		}
		if err := e.Replay([]kiez.Example{{Lang: kiez.German, Text: "wo seid ihr", Intent: "office.address"}}); err == nil {
			e.Ask("wo seid ihr denn", kiez.German)
		}
		if !bytes.Equal(file, before) {
			t.Error("the engine has written to its file")
		}
	})
}
