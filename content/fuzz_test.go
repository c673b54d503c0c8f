package content_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"kiezbot/content"
)

// Whatever stands in one of the files, the content is loaded whole, or every problem is named with file and line.
func FuzzLoad(f *testing.F) {
	var names []string
	for name := range small() {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		f.Add(uint8(i), small()[name].Data)
	}
	f.Add(uint8(0), []byte("a: &a [*a, *a]\n<<: *a"))
	f.Add(uint8(1), []byte("\xff\x00: {{{"))
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		files := small()
		files[names[int(which)%len(names)]] = &fstest.MapFile{Data: data}
		loaded, err := content.Load(files)
		if (loaded == nil) != (err != nil) {
			t.Fatalf("content %v and error %v", loaded != nil, err)
		}
		if err == nil {
			return
		}
		problems := content.Problems(err)
		if len(problems) == 0 {
			t.Fatalf("no problem is named: %v", err)
		}
		for _, p := range problems {
			if p.File == "" || p.Line < 1 || p.Message == "" {
				t.Errorf("no place or no words: %+v", p)
			}
		}
	})
}
