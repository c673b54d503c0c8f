package redisstore

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/redis/go-redis/v9"
)

// Check looks at the settings of the server and gives a warning, in English for the operator, for each that can lose
// data or stop the bot. What the server does not tell (missing rights, a stand-in for Redis) is not warned of. The
// error says that it does not answer.
func (s *Store) Check(ctx context.Context) (warnings []string, err error) {
	var mu sync.Mutex // the masters of a cluster are asked at the same time
	err = s.eachMaster(ctx, func(ctx context.Context, master redis.Cmdable) error {
		text, err := master.Info(ctx).Result()
		if refused(err) {
			return nil // it answers, but not this question
		}
		if err != nil {
			return failure(err, "ask the server for its settings")
		}
		mu.Lock()
		defer mu.Unlock()
		warnings = append(warnings, judge(parseInfo(text))...)
		return nil
	})
	slices.Sort(warnings)
	return slices.Compact(warnings), err // every master of a cluster has the same to say
}

// parseInfo reads the answer to INFO, lines of "name:value".
func parseInfo(text string) map[string]string {
	info := map[string]string{}
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		if name, value, ok := strings.Cut(lines.Text(), ":"); ok {
			info[name] = value
		}
	}
	return info
}

// judge finds what an operator should change.
func judge(info map[string]string) []string {
	var warnings []string
	if w := judgeVersion(info); w != "" {
		warnings = append(warnings, w)
	}
	if policy, ok := info["maxmemory_policy"]; ok && policy != "noeviction" {
		warnings = append(warnings, fmt.Sprintf("maxmemory-policy is %q: when its memory is full, the server deletes "+
			"keys of its own choice, and subscribers are lost without a trace. "+
			"Set \"maxmemory-policy noeviction\" in its configuration.", policy))
	}
	if info["aof_enabled"] == "0" {
		warnings = append(warnings, "appendonly is off: when the server stops unexpectedly, everything since its last "+
			"snapshot is lost: new subscriptions, and who already got a message, so that some get it twice. "+
			"Set \"appendonly yes\" in its configuration.")
	}
	if status, ok := info["aof_last_write_status"]; ok && status != "ok" {
		warnings = append(warnings, "the server cannot write its append-only file: what changes now is lost when it "+
			"stops. Look for a full disk or missing rights in its data folder.")
	}
	if info["role"] == "slave" {
		warnings = append(warnings, "this server is a replica and refuses changes: the bot can store nothing. "+
			"Let REDIS_URL name the primary, or the sentinels with redis+sentinel://.")
	}
	return warnings
}

// judgeVersion compares the version with the oldest one whose commands the bot uses.
func judgeVersion(info map[string]string) string {
	name, version, major, minor := "Redis", info["redis_version"], 7, 0
	if v, ok := info["valkey_version"]; ok {
		name, version, major, minor = "Valkey", v, 7, 2
	}
	if version == "" || atLeast(version, major, minor) {
		return ""
	}
	return fmt.Sprintf("the server is %s %s, older than %d.%d: it lacks commands the bot uses, and parts of the bot "+
		"will fail. Install a newer version.", name, version, major, minor)
}

// atLeast compares a version such as "7.0.15"; one it cannot read is new enough.
func atLeast(version string, major, minor int) bool {
	parts := strings.SplitN(version, ".", 3)
	first, err := strconv.Atoi(parts[0])
	if err != nil || first != major || len(parts) < 2 {
		return err != nil || first >= major
	}
	second, err := strconv.Atoi(parts[1])
	return err != nil || second >= minor
}
