package deploy_test

import (
	"bytes"
	"context"
	"debug/elf"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiezbot/internal/app/apptest"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

const (
	nobody   = 65532 // whom the image runs the bot as
	token    = "123456789:TEST-token_of_the_tests"
	resident = 2001
)

// container is what a run of the image sees: a folder with the files the Dockerfile puts there, which the bot may not
// write to, as its root.
type container struct {
	*testing.T
	root    string
	environ []string
}

// newContainer does what the Dockerfile says: builds the program with its command, and puts together its files. Only
// /tmp can be written to, as in compose.yaml.
func newContainer(t *testing.T, environ ...string) *container {
	t.Helper()
	c := &container{T: t, root: t.TempDir(), environ: environ}
	file := read(t, "Dockerfile")
	build := regexp.MustCompile(`(?m)^RUN (CGO_ENABLED=0 go build .*) -o /kiezbot \./bot$`).FindStringSubmatch(file)
	if build == nil {
		t.Fatal("the Dockerfile does not build the program as expected")
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c", build[1]+" -o "+filepath.Join(c.root, "kiezbot")+" ./bot")
	cmd.Dir = ".."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	for _, copied := range regexp.MustCompile(`(?m)^COPY --from=build (\S+) (\S+)$`).FindAllStringSubmatch(file, -1) {
		if copied[1] != "/kiezbot" {
			c.put(copied[1], copied[2])
		}
	}
	temporary := filepath.Join(c.root, "tmp")
	if err := os.Mkdir(temporary, 0o700); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(temporary, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	closed := func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path == temporary {
			return nil
		}
		if d.IsDir() || path == filepath.Join(c.root, "kiezbot") {
			return os.Chmod(path, 0o555)
		}
		return os.Chmod(path, 0o444)
	}
	if err := filepath.WalkDir(c.root, closed); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(c.root, 0o700) }) // or who is not root cannot remove it
	return c
}

// put copies a file of the image that builds; where this machine has none, it is not needed for a simulated Telegram.
func (c *container) put(from, to string) {
	c.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		c.Logf("%s is missing here", from)
		return
	}
	to = filepath.Join(c.root, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		c.Fatal(err)
	}
	if err := os.WriteFile(to, text, 0o644); err != nil {
		c.Fatal(err)
	}
}

// command is the image's entry point with these arguments: as nobody, in nothing but its own files.
func (c *container) command(args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), "/kiezbot", args...)
	cmd.Dir, cmd.Env = "/", c.environ
	cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: c.root}
	if os.Geteuid() == 0 {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		return cmd
	}
	cmd.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER // whoever is not root is it in a world of its own
	cmd.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: nobody, HostID: os.Getuid(), Size: 1}}
	cmd.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: nobody, HostID: os.Getgid(), Size: 1}}
	return cmd
}

// types runs a command to its end and gives what it wrote.
func (c *container) types(in string, args ...string) (out string, err error) {
	c.Helper()
	cmd := c.command(args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(in), &stdout, &stderr
	if err = cmd.Run(); err != nil {
		err = fmt.Errorf("%v: %w: %s", args, err, stderr.String())
	}
	return stdout.String(), err
}

// starts runs the bot until the test ends, or until end is called.
func (c *container) starts() (end func()) {
	c.Helper()
	var log bytes.Buffer
	cmd := c.command()
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		c.Fatal(err)
	}
	end = func() {
		c.Helper()
		_ = cmd.Process.Signal(syscall.SIGTERM)
		late := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		err := cmd.Wait()
		if err != nil || !late.Stop() {
			c.Errorf("after SIGTERM: %v", err)
		}
	}
	c.Cleanup(func() {
		if cmd.ProcessState == nil {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
		if c.Failed() {
			c.Log(log.String())
		}
	})
	return end
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// The program is one file that needs no other.
func wantStatic(t *testing.T, file string) {
	t.Helper()
	program, err := elf.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	libraries, err := program.ImportedLibraries()
	if err != nil || len(libraries) > 0 {
		t.Errorf("it needs %v (%v)", libraries, err)
	}
	if slices.ContainsFunc(program.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP }) {
		t.Error("it needs a dynamic linker")
	}
}

// What the image holds runs as nobody, in files it cannot change, and is healthy; a backup made there is restored into
// another Redis, as docs/operations.md says.
func TestContainer(t *testing.T) {
	telegram := tgfake.New(tgfake.Options{Token: token})
	url, err := telegram.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(telegram.Close)
	telegram.AddUser(tgfake.User{ID: resident, FirstName: "Person", LanguageCode: "de"})
	address, first := freeAddress(t), redistest.Real(t)
	c := newContainer(t, "TELEGRAM_BOT_TOKEN="+token, "TELEGRAM_API_URL="+url, "REDIS_URL="+first, "LISTEN_ADDR="+address)
	wantStatic(t, filepath.Join(c.root, "kiezbot"))

	end := c.starts()
	apptest.Eventually(t, "the health check is content", func() bool { _, err := c.types("", "health"); return err == nil })
	for text, part := range map[string]string{"/abo": "Abo", "/zeiten": "Öffnungszeiten"} {
		rev := telegram.Rev()
		if _, err := telegram.Say(resident, resident, text); err != nil {
			t.Fatal(err)
		}
		apptest.Next(t, telegram, resident, rev, part)
	}
	if status := statusOf(t, "http://"+address+"/events"); status != http.StatusOK {
		t.Errorf("event pages: %d", status)
	}

	const subscriber = `{"kind":"kiezbot-export","version":1}` + "\n" +
		`{"kind":"subscriber","chat":2001,"lang":"de","topics":{"jury":[]},"since":"2025-01-01T10:00:00Z"}` + "\n"
	if _, err := c.types(subscriber, "import", "-"); err != nil {
		t.Fatal(err)
	}
	backup, err := c.types("", "export", "-")
	if err != nil || !strings.Contains(backup, `"chat":2001`) {
		t.Fatalf("backup: %v\n%s", err, backup)
	}
	end()
	if _, err := c.types("", "health"); err == nil {
		t.Error("a bot that has ended is healthy")
	}

	second := redistest.Real(t)
	c.environ[slices.Index(c.environ, "REDIS_URL="+first)] = "REDIS_URL=" + second
	if _, err := c.types(backup, "import", "-"); err != nil {
		t.Fatal(err)
	}
	if again, err := c.types("", "export", "-"); err != nil || again != backup {
		t.Errorf("restored: %v\n%s\nwant\n%s", err, again, backup)
	}
	end = c.starts()
	rev := telegram.Rev()
	if _, err := telegram.Say(resident, resident, "/meinedaten"); err != nil {
		t.Fatal(err)
	}
	apptest.Next(t, telegram, resident, rev, "Abo: Bürgerjury")
	end()
	c.wantUntouched()
}

// wantUntouched fails for every file that the image does not hold.
func (c *container) wantUntouched() {
	c.Helper()
	err := filepath.WalkDir(c.root, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path != filepath.Join(c.root, "kiezbot") && !strings.HasSuffix(path, "/ca-certificates.crt") {
			c.Errorf("%s was written", path)
		}
		return err
	})
	if err != nil {
		c.Error(err)
	}
}

func statusOf(t *testing.T, url string) int {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode
}
