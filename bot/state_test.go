package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kiezbot/internal/redisstore/redistest"
)

const (
	exportHead = `{"kind":"kiezbot-export","version":1}` + "\n"
	somebody   = `{"kind":"subscriber","chat":1001,"lang":"de","topics":{"events":["neu-lichtenberg"]},"since":"2027-01-01T10:00:00Z"}` + "\n"
)

// keeper is an operator with a store.
func keeper(t *testing.T, in string) operator {
	t.Helper()
	return operator{environ: []string{"REDIS_URL=" + redistest.Mini(t)}, in: in}
}

func TestStateThroughPipes(t *testing.T) {
	o := keeper(t, exportHead+somebody)
	status, out, errs := o.types(t, "import", "-")
	if status != exitFine || out != "" || !strings.Contains(errs, "imported        1 subscriber\n") {
		t.Errorf("import: status %d\n%s%s", status, out, errs)
	}
	status, out, errs = o.types(t, "export", "-")
	if status != exitFine || out != exportHead+somebody || !strings.Contains(errs, "exported        1 subscriber\n") {
		t.Errorf("export: status %d\n%s%s", status, out, errs)
	}
}

func TestStateThroughFiles(t *testing.T) {
	o, dir := keeper(t, ""), t.TempDir()
	name, back := filepath.Join(dir, "here.jsonl"), filepath.Join(dir, "back.jsonl")
	if err := os.WriteFile(name, []byte(exportHead+somebody), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(back, []byte("an older one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := o.types(t, "import", name); status != exitFine {
		t.Fatalf("import: %s", errs)
	}
	if status, out, errs := o.types(t, "export", back); status != exitFine || out != "" {
		t.Fatalf("export: %s%s", out, errs)
	}
	if got := read(t, back); got != exportHead+somebody {
		t.Errorf("exported\n%s", got)
	}
	if info, err := os.Stat(back); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file can be read by others: %v, %v", info.Mode(), err)
	}
	wantFiles(t, dir, "back.jsonl", "here.jsonl")
}

// wantFiles compares the names of what is in a folder.
func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("in the folder are %q, want %q", got, want)
	}
}

// What a pipe or a named pipe gives is read twice all the same, and leaves no copy behind.
func TestImportFromANamedPipe(t *testing.T) {
	o, dir := keeper(t, ""), t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	written := make(chan error, 1)
	go func() { written <- os.WriteFile(pipe, []byte(exportHead+somebody), 0o600) }()
	if status, _, errs := o.types(t, "import", pipe); status != exitFine || !strings.Contains(errs, "1 subscriber") {
		t.Errorf("status %d: %s", status, errs)
	}
	if err := <-written; err != nil {
		t.Error(err)
	}
	wantFiles(t, os.TempDir())
}

// A bad line is named, and nothing is imported.
func TestImportOfABadFile(t *testing.T) {
	o := keeper(t, exportHead+somebody+strings.Replace(somebody, "events", "weather", 1)+somebody[:40])
	t.Setenv("TMPDIR", t.TempDir())
	status, out, errs := o.types(t, "import", "-")
	if status != exitProblem || out != "" || !strings.Contains(errs, "nothing is imported") ||
		!strings.Contains(errs, "line 3: topic \"weather\" is unknown\nline 4: not a JSON object") {
		t.Errorf("status %d\n%s", status, errs)
	}
	if _, out, _ := o.types(t, "export", "-"); out != exportHead {
		t.Errorf("imported all the same:\n%s", out)
	}
	wantFiles(t, os.TempDir())
}

func TestStateProblems(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.jsonl")
	if err := os.WriteFile(old, []byte("an older one"), 0o600); err != nil {
		t.Fatal(err)
	}
	nowhere := operator{environ: []string{"REDIS_URL=redis://127.0.0.1:1"}}
	for name, tt := range map[string]struct {
		o      operator
		args   []string
		status int
		errs   string
	}{
		"no file to export":       {keeper(t, ""), []string{"export"}, exitUsage, "usage: bot"},
		"no file to import":       {keeper(t, ""), []string{"import"}, exitUsage, "usage: bot"},
		"two files":               {keeper(t, ""), []string{"export", "a", "b"}, exitUsage, "usage: bot"},
		"a file for check":        {keeper(t, ""), []string{"check", "a"}, exitUsage, "usage: bot"},
		"no store":                {operator{}, []string{"export", old}, exitProblem, "REDIS_URL is missing"},
		"store away, export":      {nowhere, []string{"export", old}, exitProblem, "export: open store"},
		"store away, import":      {nowhere, []string{"import", old}, exitProblem, "nothing is imported"},
		"no such file":            {keeper(t, ""), []string{"import", filepath.Join(dir, "none")}, exitProblem, "no such file"},
		"a folder to import":      {keeper(t, ""), []string{"import", dir}, exitProblem, "is a folder"},
		"a folder to export":      {keeper(t, ""), []string{"export", dir}, exitProblem, "no regular file"},
		"a device to export":      {keeper(t, ""), []string{"export", "/dev/null"}, exitProblem, "no regular file"},
		"export to where none is": {keeper(t, ""), []string{"export", filepath.Join(dir, "none", "a")}, exitProblem, "no such file"},
	} {
		status, out, errs := tt.o.types(t, tt.args...)
		if status != tt.status || out != "" || !strings.Contains(errs, tt.errs) {
			t.Errorf("%s: status %d, want %d\n%s%s", name, status, tt.status, out, errs)
		}
	}
	wantFiles(t, dir, "old.jsonl")
	if got := read(t, old); got != "an older one" {
		t.Errorf("an export that failed left %q", got)
	}
}
