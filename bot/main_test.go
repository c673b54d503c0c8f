package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"kiezbot/content"
)

// TestMain removes the program that some of the tests build.
func TestMain(m *testing.M) {
	status := bareInstead(m)
	if built.folder != "" {
		_ = os.RemoveAll(built.folder)
	}
	os.Exit(status)
}

// built is the real program, built when the first test wants it.
var built struct {
	once   sync.Once
	folder string
	err    error
}

// executable gives the path of the real program.
func executable(t testing.TB) string {
	t.Helper()
	built.once.Do(func() {
		//nolint:usetesting // it outlives the test that comes first
		if built.folder, built.err = os.MkdirTemp("", "kiezbot"); built.err != nil {
			return
		}
		cmd := exec.CommandContext(context.Background(), "go", "build", "-trimpath", "-o", filepath.Join(built.folder, "bot"), ".")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is delivered
		out, err := cmd.CombinedOutput()
		if err != nil {
			built.err = errors.Join(err, errors.New(string(out)))
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.folder, "bot")
}

// operator is somebody who types commands; nothing is inherited from the environment of the test.
type operator struct {
	environ []string
	in      string
}

// types runs a command in this process and gives what main would exit with.
func (o operator) types(t testing.TB, args ...string) (status int, out, errs string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := program{environ: o.environ, dotenv: noDotenv, in: strings.NewReader(o.in), out: &stdout, errs: &stderr}
	status = p.main(t.Context(), args)
	return status, stdout.String(), stderr.String()
}

func TestExitStatusOfUsage(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		status int
		out    string // part of standard output
		errs   string // part of standard error
	}{
		{[]string{"version"}, exitFine, "kiezbot ", ""},
		{[]string{"help"}, exitFine, "usage: bot", ""},
		{[]string{"-h"}, exitFine, "usage: bot", ""},
		{[]string{"run", "--help"}, exitFine, "usage: bot", ""},
		{[]string{"bogus"}, exitUsage, "", "\n\nthere is no command \"bogus\"\n"},
		{[]string{"--bogus"}, exitUsage, "", "\n\nrun: flag provided but not defined: -bogus\n"},
		{[]string{"run", "--port", "1"}, exitUsage, "", "\n\nrun: flag provided but not defined: -port\n"},
		{[]string{"play", "-folder"}, exitUsage, "", "\n\nplay: flag needs an argument: -folder\n"},
		{[]string{"version", "now"}, exitUsage, "", "\n\nversion: \"now\" is too much\n"},
		{[]string{"Version"}, exitUsage, "", "\n\nthere is no command \"Version\"\n"},
		{[]string{""}, exitUsage, "", "\n\nthere is no command \"\"\n"},
		{[]string{"export"}, exitUsage, "", "\n\nexport: name a FILE\n"},
		{[]string{"import", "a", "b"}, exitUsage, "", "\n\nimport: \"b\" is too much\n"},
	} {
		status, out, errs := operator{}.types(t, tt.args...)
		if status != tt.status || !strings.Contains(out, tt.out) || !strings.Contains(errs, tt.errs) {
			t.Errorf("%q: status %d, want %d\n%s%s", tt.args, status, tt.status, out, errs)
		}
		if (out == "") != (tt.out == "") || (errs == "") != (tt.errs == "") {
			t.Errorf("%q writes to the wrong place\nstdout: %s\nstderr: %s", tt.args, out, errs)
		}
	}
}

// The real program hands the status on.
func TestExitStatusOfTheProgram(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		status int
	}{
		{[]string{"version"}, 0}, {[]string{"bogus"}, 2}, {nil, 1}, // without a token and a store it cannot run
	} {
		cmd := exec.CommandContext(t.Context(), executable(t), tt.args...)
		cmd.Dir, cmd.Env = t.TempDir(), []string{"PATH=" + os.Getenv("PATH")}
		out, err := cmd.CombinedOutput()
		if status := cmd.ProcessState.ExitCode(); status != tt.status {
			t.Errorf("%q: status %d, want %d (%v)\n%s", tt.args, status, tt.status, err, out)
		}
		if bytes.Contains(out, []byte("goroutine ")) {
			t.Errorf("%q shows a stack trace:\n%s", tt.args, out)
		}
	}
}

// contentCopy is a folder with the built-in content, in which the caller may change things.
func contentCopy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, content.Builtin()); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	return dir
}

// change replaces the first occurrence of old in a file of a folder, and gives the number of its line.
func change(t *testing.T, dir, file, old, now string) (line int) {
	t.Helper()
	name := filepath.Join(dir, file)
	before, after, found := strings.Cut(read(t, name), old)
	if !found {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(name, []byte(before+now+after), 0o600); err != nil {
		t.Fatal(err)
	}
	return strings.Count(before, "\n") + 1
}
