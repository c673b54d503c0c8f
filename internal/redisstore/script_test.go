package redisstore

import (
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kiezbot/internal/redisstore/redistest"
)

// luaSources gives every script by file name.
func luaSources(t *testing.T) map[string]string {
	t.Helper()
	files, err := fs.Glob(luaFiles, "lua/*.lua")
	must(t, err)
	sources := map[string]string{}
	for _, file := range files {
		src, err := luaFiles.ReadFile(file)
		must(t, err)
		sources[strings.TrimPrefix(file, "lua/")] = string(src)
	}
	return sources
}

// Every script begins by saying what it does, what each of its KEYS and ARGV is, and what it returns.
func TestScriptHeaders(t *testing.T) {
	t.Parallel()
	used := regexp.MustCompile(`(KEYS|ARGV)\[(\d+)\]`)
	named := regexp.MustCompile(`(?m)^-- (KEYS|ARGV)\[(\d+)(\.\.\.)?\]`)
	for file, src := range luaSources(t) {
		head := src[:max(0, strings.Index(src, "\n"+strings.TrimLeft(firstCode(src), "\n")))]
		if !regexp.MustCompile(`(?m)^-- returns `).MatchString(head) || strings.HasPrefix(head, "-- KEYS") {
			t.Errorf("%s: the header does not say what it does or returns", file)
		}
		described := map[string]bool{}
		open := map[string]int{} // from which index on the rest is described
		for _, m := range named.FindAllStringSubmatch(head, -1) {
			described[m[1]+m[2]] = true
			if m[3] != "" {
				open[m[1]], _ = strconv.Atoi(m[2])
			}
		}
		for _, m := range used.FindAllStringSubmatch(strings.TrimPrefix(src, head), -1) {
			n, _ := strconv.Atoi(m[2])
			if from, ok := open[m[1]]; !described[m[1]+m[2]] && (!ok || n < from) {
				t.Errorf("%s: the header does not describe %s", file, m[0])
			}
		}
	}
}

// firstCode is the first line that is no comment.
func firstCode(src string) string {
	for line := range strings.Lines(src) {
		if !strings.HasPrefix(line, "--") {
			return line
		}
	}
	return ""
}

func TestScriptsAreLoadedAtStart(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		for file, src := range luaSources(t) {
			sha := script(strings.TrimSuffix(file, ".lua")).Hash()
			if known := s.read.ScriptExists(t.Context(), sha).Val(); len(known) != 1 || !known[0] {
				t.Errorf("%s (%d bytes) is not loaded", file, len(src))
			}
		}
	})
}

// A server that lost its scripts gets them again; what had run in the same pipeline runs once.
func TestScriptsAreLoadedAgain(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx := t.Context()
		enter := func(name string) call {
			return call{script: gateScript, keys: []string{s.keys.gate(name)}, args: []any{name, 60_000}}
		}
		must(t, s.write.ScriptFlush(ctx).Err())
		if first, err := s.run(ctx, enter("single")).Bool(); err != nil || !first {
			t.Errorf("single: %v, %v", first, err)
		}
		must(t, s.write.ScriptFlush(ctx).Err())
		must(t, s.write.ScriptLoad(ctx, luaSources(t)["pause.lua"]).Err())
		var calls []call
		for i := range 20 {
			calls = append(calls,
				enter(strconv.Itoa(i)),
				call{script: pauseScript, keys: []string{fmt.Sprintf("kiez:{%d}:pause", i)}, args: []any{1000}})
		}
		results, err := s.runAll(ctx, calls)
		must(t, err)
		if len(results) != len(calls) {
			t.Fatalf("%d results, want %d", len(results), len(calls))
		}
		for i, r := range results {
			if n, err := r.Int64(); err != nil || i%2 == 0 && n != 1 || i%2 == 1 && n != 1000 {
				t.Errorf("result %d: %d, %v", i, n, err)
			}
		}
	})
}

// An error of one call is the error of all, and leaves the others their results.
func TestRunAllReportsErrors(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx := t.Context()
		must(t, s.write.Set(ctx, "kiez:{a}:text", "no hash", 0).Err())
		pause := func(key string) call { return call{script: pauseScript, keys: []string{key}, args: []any{1000}} }
		results, err := s.runAll(ctx, []call{pause("kiez:{b}:1"), pause("kiez:{a}:text"), pause("kiez:{b}:2")})
		if err == nil || results[0].Err() != nil || results[1].Err() == nil || results[2].Err() != nil {
			t.Errorf("got %v, %v", results, err)
		}
	})
}

func TestUnknownScriptPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a script without a file was made")
		}
	}()
	script("nothing")
}
