# Rollcall's hand on a host: POSIX sh, sent as constant text and told
#   hello (programs on stdin, a line each: which are not there?) | start ID SHA256 LIMIT CAP BOOT FOLDER (the script on stdin) | status ID
#   follow ID OFFSET | cancel ID | kill ID | rm ID
# LIMIT is in seconds or "none", CAP in KiB, OFFSET in bytes; BOOT and FOLDER are what hello said.
# It answers with one line "ROLLCALL state=...", and follow with "ROLLCALL out OFFSET LENGTH" and the
# bytes before it. ID is run at most once: whoever makes the symbolic link ID/claim, which the system
# lets exactly one do, owns it for ever. The runner's link names its process, start time and boot;
# cancel's says "cancelled". A claim is never taken away again, so rm leaves it as the tombstone.
umask 077
locale=${LC_ALL-} LC_ALL=C
export LC_ALL
echo # ends a line that the login shell's own greeting may have left open
me=$1 verb=$2 id=${3-}
base=$HOME/.local/state/rollcall-host dir=$base/$id

refuse() { printf 'ROLLCALL state=REFUSED why=%s\n' "$1"; exit 64; }

number() { # a decimal number of up to $2 digits, without a leading zero that could be read as octal
  case $1 in 0) return;; ''|0*|*[!0-9]*) refuse "$3 is not a number";; esac
  [ "${#1}" -le "$2" ] || refuse "$3 has more than $2 digits"; }

durable() { sync "$@" 2>/dev/null || sync; } # where sync takes no files, all of the disk is synced

place() { # which boot and which state folder this is: an answer counts only for these two
  boot=$(cat /proc/sys/kernel/random/boot_id) && mkdir -p "$base" || refuse "no state folder or boot id"
  if [ ! -s "$base/id" ]; then
    fresh=$base/id.$boot.$$
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > "$fresh" && durable "$fresh"
    ln "$fresh" "$base/id" 2>/dev/null # never replaces another's
    rm -f "$fresh"; durable "$base" "${base%/*}"
  fi
  folder=$(cat "$base/id") && [ "$folder" ] || refuse "the state folder cannot be written"; }

there() { # whether a command that begins with $1 would find it
  case $1 in */*) [ -f "$1" ] && [ -x "$1" ];; *) sh -c 'command -v "$1"' sh "$1" > /dev/null 2>&1 < /dev/null;; esac; }

born() { # prints when process $1 started; with the number it is the identity of a process
  { read -r stat < "/proc/$1/stat"; } 2>/dev/null || return 1
  stat=${stat##*) }; set -- $stat
  case $1 in Z|X) return 1;; esac
  printf %s "${20}"; }

look() { # sets state, rc, how
  rc=- how=-
  ended && return
  claim=$(readlink "$dir/claim" 2>/dev/null) || {
    state=NONE; for f in "$dir"/script.*; do [ -f "$f" ] && state=STAGED; done; return; }
  [ "$claim" = cancelled ] && { state=CANCELLED; return; }
  rest=${claim#*:}
  if [ "${rest#*:}" = "$boot" ] && [ "$(born "${claim%%:*}")" = "${rest%%:*}" ]; then
    [ -s "$dir/begun" ] && state=RUNNING || state=CLAIMED
  else ended || state=LOST; fi; } # it may have ended since the first look

ended() { { read -r rc how < "$dir/exit"; } 2>/dev/null && state=DONE; }

mine() { # the processes of this execution however detached: by the mark in their environment, and,
  # for those that cleared it, by the session of the command while its number is still its own
  { grep -lzFx -e "ROLLCALL_EXECUTION=$id" /proc/[0-9]*/environ | cut -d/ -f3
    read -r leader since at < "$dir/begun" && [ "$at" = "$boot" ] || return 0
    now=$(born "$leader"); [ -z "$now" ] || [ "$now" = "$since" ] || return 0
    for p in /proc/[0-9]*; do
      read -r stat < "$p/stat" || continue
      stat=${stat##*) }; set -- $stat
      case $1:$4 in [ZX]:*) ;; *:"$leader") echo "${p#/proc/}";; esac
    done; } 2>/dev/null | sort -u; }

finish_off() { # TERM, three seconds, then KILL until nothing is left or two more have passed; nothing
  # is left when it is not seen twice: in the middle of an exec a process shows no environment
  n=0 gone=0; all=$(mine); [ -z "$all" ] || kill -s TERM $all 2>/dev/null
  while [ "$n" -lt 25 ] && [ "$gone" -lt 2 ]; do
    all=$(mine); gone=$((gone+1))
    [ -z "$all" ] || { gone=0; [ "$n" -lt 15 ] || kill -s KILL $all 2>/dev/null; }
    n=$((n+1)); sleep 0.2
  done; }

answer() { # left: processes still there after the command itself is gone
  look; length=0 left=0
  for f in "$dir"/out.*; do
    size=$({ wc -c < "$f"; } 2>/dev/null) && [ $((${f##*/out.} + size)) -gt "$length" ] && length=$((${f##*/out.} + size))
  done
  case $state in DONE|LOST) left=$(mine | wc -l);; esac
  [ -e "$dir/lost-output" ] && lost=1 || lost=0
  printf 'ROLLCALL state=%s rc=%s how=%s left=%s length=%s lost=%s boot=%s folder=%s\n' \
    "$state" "$rc" "$how" "$((left))" "$length" "$lost" "$boot" "$folder"; }

cancel() { # after this a start that is still on its way finds the claim taken
  mkdir -p "$dir" || refuse "the state folder cannot be written"
  ln -s cancelled "$dir/claim" 2>/dev/null
  durable "$dir" "$base"; }

keep() { # stdin into parts of about $cap KiB named by their offset; the first and the last two stay.
  # Nothing here ends the command: on a full disk what it says is read and dropped.
  from=0 size=0 before=
  while dd bs=32768 count=8 >> "$dir/out.$from"; now=$(wc -c < "$dir/out.$from"); [ "${now:-0}" -gt "$size" ]; do
    size=$now
    [ "$size" -ge $((cap * 1024)) ] || continue
    [ "${before:-0}" = 0 ] || rm -f "$dir/out.$before"
    before=$from from=$((from + size)) size=0
  done 2>/dev/null
  [ "$(head -c 1 | wc -c)" -eq 0 ] || { : > "$dir/lost-output"; cat > /dev/null; }
  : > "$dir/drained"; }

part() { # sets from, size to the kept part with byte $at, or the next one after it; fails if none
  from= size=0
  for f in "$dir"/out.*; do
    o=${f##*/out.}; z=$({ wc -c < "$f"; } 2>/dev/null) && [ $((o + z)) -gt "$at" ] || continue
    if [ -z "$from" ] || [ "$o" -lt "$from" ]; then from=$o size=$z; fi
  done
  [ "$from" ]; }

run() { # the detached runner; claim and folder are on the disk before the script's first line
  script=$dir/script.$sha
  [ "$(sha256sum < "$script" | cut -d' ' -f1)" = "$sha" ] || exit 0
  ln -s "$$:$(born $$):$boot" "$dir/claim" 2>/dev/null || exit 0
  cd "$HOME" && mkfifo "$dir/pipe"; durable "$script" "$dir" "$base"
  keep < "$dir/pipe" > /dev/null &
  # A shell's background work ignores INT and QUIT; the command is given the usual signals back.
  plain=; env --default-signal true 2>/dev/null && plain='env --default-signal'
  ( trap - HUP
    if [ "$locale" ]; then LC_ALL=$locale; else unset LC_ALL; fi
    ROLLCALL_EXECUTION=$id; export ROLLCALL_EXECUTION
    exec setsid $plain sh "$script" < /dev/null > "$dir/pipe" 2>&1 ) & command=$!
  echo "$command $(born $command) $boot" > "$dir/begun"
  watch=; [ "$limit" = none ] || { over & watch=$!; }
  wait $command; rc=$? how=self
  if [ -e "$dir/overdue" ]; then how=limit; wait $watch
  elif [ "$watch" ]; then kill $watch 2>/dev/null; fi
  [ -e "$dir/stopped" ] && how=kill
  # All it said is taken in first; but a child that is left behind may hold the pipe for ever.
  n=0; until [ -e "$dir/drained" ] || [ $n -ge 200 ] || { [ $n -ge 20 ] && [ "$(mine)" ]; }; do sleep 0.05; n=$((n+1)); done
  echo "$rc $how" > "$dir/exit.new" && durable "$dir/exit.new" && mv "$dir/exit.new" "$dir/exit"; durable "$dir"; }

over() { # kills when the stated limit has passed
  pause=; trap 'kill $pause 2>/dev/null; exit' TERM
  sleep "$limit" & pause=$!
  wait $pause; : > "$dir/overdue"; finish_off; }

follow() { # the output from byte $at on as it comes, a sign of life every 3 s, at the end the answer
  quiet=0
  while look; seen=$state; do
    if part; then
      [ "$from" -le "$at" ] || at=$from # what lay between is not kept
      n=$((from + size - at))
      { printf 'ROLLCALL out %s %s\n' "$at" "$n"; tail -c +$((at - from + 1)) | head -c "$n"; } 2>/dev/null < "$dir/out.$from" && at=$((at + n))
      quiet=0; continue
    fi
    case $seen in CLAIMED|RUNNING) ;; *) answer; exit;; esac
    quiet=$((quiet+1)); [ "$quiet" -lt 15 ] || { printf 'ROLLCALL alive\n' || exit; quiet=0; }
    sleep 0.2
  done; }

case $HOME in /*) ;; *) refuse "HOME is not an absolute path";; esac
if [ "$verb" != hello ]; then
  case $id in ''|-*|*[!A-Za-z0-9_-]*) refuse "the id is not letters, digits, _ and -";; esac
  [ "${#id}" -le 120 ] || refuse "the id is longer than 120"
fi
case $verb in start|run) sha=$4 limit=$5 cap=$6
  case $sha in *[!0-9a-f]*) refuse "the digest is not SHA-256";; esac; [ "${#sha}" = 64 ] || refuse "the digest is not SHA-256"
  [ "$limit" = none ] || { number "$limit" 6 "the limit"; [ "$limit" -ge 1 ] || refuse "a limit of 0"; }
  number "$cap" 6 "the cap"; [ "$cap" -ge 1 ] || refuse "a cap of 0";; esac
place
case $verb in
hello)
  missing=; for tool in setsid sha256sum mkfifo readlink od dd head tail cut sort df; do command -v $tool > /dev/null || missing=$missing,$tool; done
  n=0 absent=; cd "$HOME"; while read -r program; do
    n=$((n+1)); there "$program" || absent=$absent,$n
  done
  printf 'ROLLCALL state=HELLO boot=%s folder=%s text=%s free=%s missing=%s absent=%s\n' "$boot" "$folder" \
    "$(printf %s "$me" | sha256sum | cut -d' ' -f1)" "$(df -Pk "$base" | { read -r _; read -r _ _ _ free _; echo "$free"; })" "${missing#,}" "${absent#,}";;
start)
  [ "$7 $8" = "$boot $folder" ] || refuse "another boot or state folder than noted"
  look; case $state in NONE|STAGED) ;; *) answer; exit;; esac
  mkdir -p "$dir" || refuse "the state folder cannot be written"
  sent=$dir/part.$$
  head -c 1048577 > "$sent"
  [ "$(wc -c < "$sent")" -le 1048576 ] || { rm -f "$sent"; refuse "the script is longer than 1 MiB"; }
  # A connection that was cut looks like the end of the script: its digest tells.
  [ "$(sha256sum < "$sent" | cut -d' ' -f1)" = "$sha" ] || { rm -f "$sent"; refuse "the script did not arrive whole"; }
  mv -f "$sent" "$dir/script.$sha"
  LC_ALL=$locale setsid sh -c 'eval "$1"' rollcall "$me" run "$id" "$sha" "$limit" "$cap" < /dev/null > /dev/null 2>&1 &
  n=0; while look; case $state in NONE|STAGED) [ $n -lt 100 ];; *) false;; esac; do sleep 0.05; n=$((n+1)); done
  answer;;
run) trap '' HUP; run;;
status) answer;;
follow) at=$4; number "$at" 15 "the offset"; follow;;
cancel) cancel; answer;;
kill) cancel; look
  n=0; while case $state in CLAIMED|RUNNING) [ $n -lt 5 ];; LOST) [ $n -lt 1 ];; *) false;; esac; do
    : > "$dir/stopped"; finish_off; n=$((n+1)); sleep 0.1; look
  done; answer;;
rm) look
  case $state in DONE|CANCELLED) rm -f "$dir"/script.* "$dir"/part.* "$dir"/out.* "$dir/pipe"; answer;; *) refuse "it is $state";; esac;;
*) refuse "unknown verb";;
esac
