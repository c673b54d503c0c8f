package content_test

import (
	"testing"
	"testing/fstest"

	"kiezbot/content"
)

func TestVersion(t *testing.T) {
	t.Parallel()
	version := func(files fstest.MapFS) string {
		t.Helper()
		v, err := content.Version(files)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	one := version(fstest.MapFS{"a": file("x"), "b/c": file("y")})
	if again := version(fstest.MapFS{"b/c": file("y"), "a": file("x")}); again != one || len(one) != 12 {
		t.Errorf("the same files have the versions %q and %q", one, again)
	}
	for name, files := range map[string]fstest.MapFS{
		"another text":   {"a": file("x"), "b/c": file("z")},
		"another name":   {"a": file("x"), "b/d": file("y")},
		"a file less":    {"a": file("x")},
		"the other way":  {"a": file("y"), "b/c": file("x")},
		"no file at all": {},
	} {
		if version(files) == one {
			t.Errorf("%s makes no difference", name)
		}
	}
}
