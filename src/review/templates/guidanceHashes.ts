// Made by build/fingerprints.mjs: hashes of guidance sentences of widely used public templates, in base 36.
export const guidanceHashes = `13igdw6 w9gqr2 rxapuf 72ci2c uj737n 1247gpp lkimb7 riunqc 1u4x3si
12u8na5 tmnlds ym9cv2 1pvbj8h uiqsh1 1md9gh9 kteret vxvpf6 1uvt30q
gh2sqf 1jbj2rr 1he8qy4 dihgq9 hm7d0s hmykuw hhy7yx 1rcdynq 1kxkqod
dkhmzm 1q7cy5i 1gdx145 yg5768 1fpg39e 1orj5xu rwm9p1 1pnebid 1trnk17
10jetut 1xlomub 1vzeaw8 1ibkakd 1c1sqvt fyd4t0 1ho1vpi kdutic fp2xce
1a4oprn 1jplb54 lg2eds hb8dgh 65x0vd k0ryps b7c4gj pdo9hp 106z07e
1ywq2mp 1nozke 1bhacw8 6hlg9d 1lwnt1l 15gd5dj ge7fph vjlzlf zi6af5
96ttze 1g4s2z5 dt8fa7 foalnq 149b57e 1qopqum jm96vw wbrnj6 hdajwu
b601jw 9uuzh1 17j3j6j 456lwo 1a2yz8e em7uni fz11gn b9dose bq0cr3 1h3m2u1
1be44rm 1daa1oq 1icelik 1p9quvs q3oipr x4oytf 1cc2ak3 xdibj0 1vz2l2t 9iwtcv
wkndzv 3snkrb gt5chg 1lews42 62v20s 1u5wiym goivyb xou0j6 m7l3kl 282oss
13tzwgp`.replaceAll('\n', ' ');
