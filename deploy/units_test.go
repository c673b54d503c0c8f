package deploy_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"kiezbot/internal/app/apptest"
	"kiezbot/internal/redisstore"
)

// service is a service of compose.yaml as far as the tests look at it.
type service struct {
	Command     []string
	User        string
	ReadOnly    bool     `yaml:"read_only"`
	CapDrop     []string `yaml:"cap_drop"`
	SecurityOpt []string `yaml:"security_opt"`
	Tmpfs       []string
	Ports       []string
	Restart     string
	Environment map[string]string
	Healthcheck struct{ Test []string }
}

func services(t *testing.T) map[string]service {
	t.Helper()
	var file struct{ Services map[string]service }
	if err := yaml.Unmarshal([]byte(read(t, "compose.yaml")), &file); err != nil {
		t.Fatal(err)
	}
	return file.Services
}

// Both containers run without rights, on files they cannot change, are looked after, and are not open to the outside.
func TestContainersAreClosed(t *testing.T) {
	t.Parallel()
	all := services(t)
	if len(all) != 2 {
		t.Fatalf("%d services", len(all))
	}
	settings := regexp.MustCompile(`(?m)^[A-Z_]+`).FindAllString(read(t, "../.env.example"), -1)
	for name, s := range all {
		user, _, _ := strings.Cut(s.User, ":")
		if user == "" || user == "0" || user == "root" {
			t.Errorf("%s runs as %q", name, s.User)
		}
		if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) ||
			!slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s is not closed: %+v", name, s)
		}
		if len(s.Healthcheck.Test) == 0 || s.Restart != "unless-stopped" {
			t.Errorf("nobody looks after %s: %+v", name, s)
		}
		for _, port := range s.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s is open to the outside: %s", name, port)
			}
		}
		for setting := range s.Environment {
			if !slices.Contains(settings, setting) {
				t.Errorf("%s: the bot knows no %s", name, setting)
			}
		}
	}
	if !slices.Equal(all["bot"].Tmpfs, []string{"/tmp"}) {
		t.Error("the bot cannot import")
	}
	image := read(t, "Dockerfile")
	if !strings.Contains(image, "\nFROM scratch\n") || !strings.Contains(image, "\nUSER "+all["bot"].User+"\n") {
		t.Error("the image is not empty, or not for the user of compose.yaml")
	}
	if !slices.Contains(strings.Split(read(t, "../.dockerignore"), "\n"), ".env") {
		t.Error("the secrets in .env get into the image")
	}
}

// Redis as compose.yaml starts it is one that the bot has nothing to say against.
func TestRedisOfCompose(t *testing.T) {
	t.Parallel()
	program, err := exec.LookPath("redis-server")
	if err != nil {
		leftOut(t, "redis-server")
	}
	address := freeAddress(t)
	_, port, _ := strings.Cut(address, ":")
	args := append(slices.Clone(services(t)["redis"].Command[1:]), "--bind", "127.0.0.1", "--port", port, "--dir", t.TempDir())
	cmd := exec.CommandContext(context.Background(), program, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	var store *redisstore.Store
	apptest.Eventually(t, "Redis answers", func() bool {
		store, err = redisstore.Open(t.Context(), redisstore.Options{URL: "redis://" + address})
		return err == nil
	})
	t.Cleanup(func() { _ = store.Close() })
	if warnings, err := store.Check(t.Context()); err != nil || len(warnings) > 0 {
		t.Errorf("%v %v", warnings, err)
	}
}

// systemd takes the units, and finds little that the service could do beside its work.
func TestUnits(t *testing.T) {
	t.Parallel()
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		leftOut(t, "systemd-analyze")
	}
	folder := t.TempDir()
	units, err := filepath.Glob("*.service")
	if err != nil || len(units) != 2 {
		t.Fatalf("%v %v", units, err)
	}
	run := func(args ...string) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		var out bytes.Buffer
		cmd := exec.CommandContext(ctx, analyze, args...)
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Run(); err != nil || args[0] == "verify" && out.Len() > 0 {
			t.Errorf("systemd-analyze %v: %v\n%s", args, err, out.String())
		}
	}
	for _, unit := range append(slices.Clone(units), "kiezbot-backup.timer") {
		text := strings.ReplaceAll(read(t, unit), "/usr/local/bin/kiezbot", "/bin/true") // it looks for the program
		if err := os.WriteFile(filepath.Join(folder, unit), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, unit := range units {
		run("verify", "--man=no", filepath.Join(folder, unit))
		run("security", "--offline=true", "--no-pager", "--threshold=15", filepath.Join(folder, unit)) // 1.5 of 10
	}
	run("verify", "--man=no", filepath.Join(folder, "kiezbot-backup.timer"))
}
